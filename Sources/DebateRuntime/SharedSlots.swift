import DebateDomain
import Glibc
import Synchronization

/// A small table of keys and states that all worker processes share: a file mapped into each.
///
/// It is a memory, not a store. Of 131 072 slots each key may stand in eight; when all eight are
/// taken by others, the one whose state ends first (`RateState`) is given up. What is worth
/// nothing any more is never cleared, only overwritten.
///
/// **No lock.** A process killed while it held one would hold up all others, and a robust mutex
/// (pthread_mutexattr_setrobust(3)) in a file does not survive a reboot with its holder. Each slot
/// is two 64-bit words changed by compare-and-swap alone, and after any of these steps the table
/// is sound, whoever died and whoever goes on:
///
/// 1. *Claim*: the slot's key becomes the new key with a claim number, drawn at random. From now on
///    whoever looks for the new key finds it here and knows that the state is not yet its own.
/// 2. *Settle*: the state becomes a blank, drawn at random, then the claim number goes. Anybody who
///    finds the key claimed may do this.
/// 3. *Change*: the state is swapped for a new one. The key is read after the state, so a swap
///    that succeeds changed the state of that key: in a slot that changed hands stands another.
///
/// A process may sleep between any two steps while its slot changes hands and comes back, so no
/// word may return by itself: hence the drawn numbers. What remains is that two keys of one full
/// set reach the same state in the same microsecond while a third process sleeps: one of them is
/// then charged for the other. A set whose eight slots change hands all at once may briefly hold a
/// key twice; the first one then counts.
///
/// `Atomic<UInt64>` lies in memory as the integer does, and its operations are single instructions
/// without a lock beside them, so they hold between processes too (SE-0410).
package final class SharedSlots: Sendable {
    private let memory: SlotMemory
    /// Key and state of each slot in turn. Key 0: the slot is empty.
    // Unsafe: the words are touched by atomic operations only.
    private nonisolated(unsafe) let words: UnsafeMutablePointer<Atomic<UInt64>>

    static let setBits: UInt64 = 14
    static let ways = 8
    /// Magic: it names the layout, so another layout is another file.
    static let magic = Array("debate rate slots 2: 16384 x 8 x (key, state)\n".utf8)

    private static let slotBytes = 16
    private static let bytes = (1 << Int(setBits)) * ways * slotBytes
    /// The claim number of a key word, 0 when it is settled; the rest is the key.
    private static let claimShift: UInt64 = 48
    private static let keyMask: UInt64 = (1 << claimShift) - 1
    /// Below this a state is a blank: its time, at most 12 January 1970, is over.
    private static let blankLimit: UInt64 = 1 << 40

    /// Shares the file at `path` (0640, its directory 0750), which is made when it is missing or is
    /// no such file.
    /// - Throws: when it cannot be made; the caller may go on with `init()`.
    package convenience init(path: String) throws(FileProblem) {
        self.init(try SlotMemory(path: path, magic: Self.magic, bytes: Self.bytes))
    }

    /// A table of this process alone.
    package convenience init() {
        self.init(SlotMemory(unsharedBytes: Self.bytes))
    }

    private init(_ memory: SlotMemory) {
        self.memory = memory
        words = memory.base.bindMemory(
            to: Atomic<UInt64>.self, capacity: Self.bytes / MemoryLayout<UInt64>.size)
    }

    /// Changes the state of a key, as if nobody else did at the same time.
    ///
    /// - Parameters:
    ///   - key: a keyed hash, so that nobody can choose keys that meet in one set. Its low 48 bits
    ///     count: in a full table one new key in two thousand million is taken for another.
    ///   - change: from a state (0: nothing is known) to the new one and the result. It runs again
    ///     when somebody else was quicker, so it must do nothing but compute. A new state that
    ///     ended in the first days of 1970 is as good as 0; where nothing is known, it takes no
    ///     slot.
    /// Cost: 0.1 µs; for a key that takes a slot 1.3 µs, most of it two draws (getrandom(2)).
    package func update<Result>(
        key: UInt64, nowUs: Int64,
        _ change: (_ state: UInt64) -> (state: UInt64, result: Result)
    ) -> Result {
        let key = max(key & Self.keyMask, 1)
        while true {
            switch place(of: key, nowUs: nowUs) {
            case .found(let slot):
                if let result = swap(slot, key, change) { return result }
            case .free(let slot, let oldKey):
                let (state, result) = change(0)
                if state < Self.blankLimit { return result }
                let claim = UInt64.random(in: 1...0xFFFF) << Self.claimShift
                _ = Self.exchange(keyWord(slot), oldKey, claim | key)
            }
        }
    }

    private enum Place {
        case found(Int)
        /// The slot to take, and whose it was.
        case free(Int, oldKey: UInt64)
    }

    /// The first slot of the key, settled; else an empty one; else the one worth least.
    private func place(of key: UInt64, nowUs: Int64) -> Place {
        let first = Int(key & (1 << Self.setBits - 1)) * Self.ways
        var free = (slot: first, oldKey: UInt64(0), worth: Int64.max)
        for slot in first..<first + Self.ways {
            let holder = keyWord(slot).pointee.load(ordering: .acquiring)
            if holder & Self.keyMask == key {
                if holder != key { settle(slot, key, claimed: holder) }
                return .found(slot)
            }
            let worth = holder == 0 ? -1 : worth(slot, nowUs)
            if worth < free.worth { free = (slot, holder, worth) }
        }
        return .free(free.slot, oldKey: free.oldKey)
    }

    /// When a slot's state ends; 0 when no rule can have made it at this time of day.
    private func worth(_ slot: Int, _ nowUs: Int64) -> Int64 {
        let endUs = RateState.end(stateWord(slot).pointee.load(ordering: .relaxed))
        return endUs > nowUs + RateState.longestMemoryUs ? 0 : endUs
    }

    /// Makes a claimed slot its key's own, unless it changes hands meanwhile.
    private func settle(_ slot: Int, _ key: UInt64, claimed: UInt64) {
        while true {
            let old = stateWord(slot).pointee.load(ordering: .acquiring)
            guard keyWord(slot).pointee.load(ordering: .acquiring) == claimed else { return }
            if Self.exchange(stateWord(slot), old, Self.blank()) {
                _ = Self.exchange(keyWord(slot), claimed, key)
                return
            }
        }
    }

    /// Swaps the state of a settled slot. `nil` when somebody else was quicker.
    private func swap<Result>(
        _ slot: Int, _ key: UInt64, _ change: (UInt64) -> (state: UInt64, result: Result)
    ) -> Result? {
        let old = stateWord(slot).pointee.load(ordering: .acquiring)
        guard keyWord(slot).pointee.load(ordering: .acquiring) == key else { return nil }
        let known = old < Self.blankLimit ? 0 : old
        let (state, result) = change(known)
        if state == known { return result }
        return Self.exchange(stateWord(slot), old, state < Self.blankLimit ? Self.blank() : state)
            ? result : nil
    }

    /// A state that says nothing, and that no word held before.
    private static func blank() -> UInt64 {
        UInt64.random(in: 1..<blankLimit)
    }

    private static func exchange(
        _ word: UnsafeMutablePointer<Atomic<UInt64>>, _ old: UInt64, _ new: UInt64
    ) -> Bool {
        word.pointee.compareExchange(
            expected: old, desired: new, ordering: .acquiringAndReleasing
        ).exchanged
    }

    private func keyWord(_ slot: Int) -> UnsafeMutablePointer<Atomic<UInt64>> {
        words + 2 * slot
    }

    private func stateWord(_ slot: Int) -> UnsafeMutablePointer<Atomic<UInt64>> {
        words + 2 * slot + 1
    }
}
