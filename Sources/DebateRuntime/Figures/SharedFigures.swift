import DebateDomain
import Glibc
import Synchronization

/// Numbers several processes count into together: a file mapped into each of them.
///
/// Every number is one 64-bit word and changes by a single atomic instruction, so a process that is
/// killed loses nothing it has counted and leaves nothing half done; no number is counted twice.
/// The file outlives the processes: counts go on after a restart, until the file is removed or
/// another program's layout takes its place (docs/decisions/0016-metrics.md).
///
/// Cost: some nanoseconds for each count, more while two cores count into the same word; no lock,
/// no system call, no allocation.
package final class SharedFigures: Sendable {
    private let memory: SlotMemory
    // Unsafe: the words are touched by atomic operations only.
    private nonisolated(unsafe) let words: UnsafeMutablePointer<Atomic<Int64>>
    /// How many numbers there are; all begin at 0.
    package let count: Int

    /// Shares the file at `path` (0640, its directory 0750), which is made when it is missing or has
    /// another layout.
    /// - Parameter layout: names what the words mean, version included; at most 1,000 bytes.
    /// - Throws: when it cannot be made; the caller may go on with `init(count:)`, as `shared` does.
    package convenience init(path: String, layout: String, count: Int) throws(FileProblem) {
        self.init(
            try SlotMemory(
                path: path, magic: Self.magic(layout), bytes: Self.bytes(count)), count)
    }

    /// Numbers of this process alone.
    package convenience init(count: Int) {
        self.init(SlotMemory(unsharedBytes: Self.bytes(count)), count)
    }

    /// Shares the file, or counts for this process alone and says so in the log: wrong figures are
    /// better than no service.
    package static func shared(
        path: String, layout: String, count: Int, log: Log
    ) -> SharedFigures {
        do throws(FileProblem) {
            return try SharedFigures(path: path, layout: layout, count: count)
        } catch {
            log.warn("figures are counted for each process by itself") { json in
                json.member("why", error.description)
            }
            return SharedFigures(count: count)
        }
    }

    /// Looks at a file that is there, for reading alone; `nil` when there is none of this layout.
    /// Makes nothing.
    package convenience init?(existing path: String, layout: String, count: Int) {
        guard
            let memory = SlotMemory(
                existing: path, magic: Self.magic(layout), bytes: Self.bytes(count))
        else { return nil }
        self.init(memory, count)
    }

    private init(_ memory: SlotMemory, _ count: Int) {
        self.memory = memory
        self.count = count
        words = memory.base.bindMemory(to: Atomic<Int64>.self, capacity: count)
    }

    /// Adds to a number.
    package func add(_ amount: Int64 = 1, to index: Int) {
        word(index).pointee.wrappingAdd(amount, ordering: .relaxed)
    }

    /// Replaces a number, where one process alone says what it is.
    package func set(_ index: Int, to value: Int64) {
        word(index).pointee.store(value, ordering: .relaxed)
    }

    package subscript(index: Int) -> Int64 {
        word(index).pointee.load(ordering: .relaxed)
    }

    /// Replaces a number if it is still the one that was seen; whether it was.
    package func exchange(_ index: Int, from old: Int64, to new: Int64) -> Bool {
        word(index).pointee.compareExchange(
            expected: old, desired: new, ordering: .acquiringAndReleasing
        ).exchanged
    }

    private func word(_ index: Int) -> UnsafeMutablePointer<Atomic<Int64>> {
        precondition(index >= 0 && index < count, "there is no figure \(index)")
        return words + index
    }

    private static func magic(_ layout: String) -> [UInt8] { Array("debate \(layout)\n".utf8) }

    private static func bytes(_ count: Int) -> Int { count * MemoryLayout<Int64>.size }
}
