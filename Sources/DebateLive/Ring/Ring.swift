import CLinux

/// All that a channel sends, framed once and kept in the order it goes out; every subscriber is a
/// cursor into it.
///
/// The memory is mapped twice, one after the other, so any stretch can be sent in one piece. A place
/// is a count of bytes since the ring was made: it never wraps. Events, ticks and beats share the
/// ring, so a tick with number n stands behind event n (docs/protocol.md).
final class Ring {
    let capacity: Int
    /// Where the next frame will stand.
    private(set) var head: UInt64 = 0
    /// The number of the last event.
    private(set) var top: Int64 = 0

    private let memory: UnsafeMutableRawPointer
    /// Where each frame still held begins.
    private var frames = CircularBuffer<UInt64>()
    /// Where each event still held begins; the first has the number `firstSeq`.
    private var events = CircularBuffer<UInt64>()
    private var firstSeq: Int64 = 1
    /// The last question for frames, and its answer: most subscribers stand at the same place.
    private var counted = (start: UInt64(0), end: UInt64(0), frames: 0)

    /// - Parameter capacity: in bytes, a multiple of the page size.
    /// - Returns: `nil` when there is no memory left for it.
    init?(capacity: Int) {
        guard let memory = clinux_map_twice(capacity) else { return nil }
        self.memory = memory
        self.capacity = capacity
    }

    deinit {
        clinux_unmap_twice(memory, capacity)
    }

    /// Begins anew after this event: what was sent stays, what follows has other numbers.
    func restart(after seq: Int64) {
        events.removeAll()
        (top, firstSeq) = (seq, seq + 1)
    }

    /// Appends a framed event; `false` when it is not the next one, or takes more than half the ring.
    @discardableResult
    func append(event frame: [UInt8], seq: Int64) -> Bool {
        guard seq == top + 1, frame.count <= capacity / 2 else { return false }
        events.append(head)
        write(frame)
        top = seq
        return true
    }

    /// Appends a framed tick, beat or snapshot; `false` when it takes more than half the ring.
    @discardableResult
    func append(_ frame: [UInt8]) -> Bool {
        guard frame.count <= capacity / 2 else { return false }
        write(frame)
        return true
    }

    /// Where whoever has this event goes on; `nil` when what follows it is not all held.
    func place(after seq: Int64) -> UInt64? {
        if seq == top { return head }
        let index = Int(seq + 1 - firstSeq)
        guard seq < top, index >= 0, index < events.count else { return nil }
        return events[index]
    }

    /// The frames of all events after this one, without the ticks and beats between them; those that
    /// are still held.
    func events(after seq: Int64) -> [UInt8] {
        var found: [UInt8] = []
        var index = max(Int(seq + 1 - firstSeq), 0)
        while index < events.count {
            found += bytes(from: events[index], to: boundary(from: events[index] + 1))
            index += 1
        }
        return found
    }

    /// Where the first frame not before `place` begins.
    func boundary(from place: UInt64) -> UInt64 {
        var (low, high) = (0, frames.count)
        while low < high {
            let middle = (low + high) / 2
            if frames[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low < frames.count ? frames[low] : head
    }

    /// How many frames end behind `start`, up to `end`: that many go out whole with these bytes,
    /// counted once where one goes out in parts. Both places are still held.
    func framesEnded(from start: UInt64, to end: UInt64) -> Int {
        if counted.start == start, counted.end == end { return counted.frames }
        let frames = ended(by: end) - ended(by: start)
        counted = (start, end, frames)
        return frames
    }

    /// How many of the frames still held end by this place.
    private func ended(by place: UInt64) -> Int {
        if place == head { return frames.count }
        var (low, high) = (0, frames.count)
        while low < high {
            let middle = (low + high) / 2
            if frames[middle] <= place { low = middle + 1 } else { high = middle }
        }
        // The last one that begins by then has not ended.
        return max(low - 1, 0)
    }

    /// Whether the bytes from there on are still held.
    func holds(_ place: UInt64) -> Bool {
        head - place <= UInt64(capacity)
    }

    /// The bytes of a stretch, good until the next append.
    func bytes(from start: UInt64, to end: UInt64) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: memory + Int(start % UInt64(capacity)), count: Int(end - start))
    }

    private func write(_ frame: [UInt8]) {
        frames.append(head)
        frame.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            (memory + Int(head % UInt64(capacity))).copyMemory(
                from: start, byteCount: bytes.count)
        }
        head += UInt64(frame.count)
        let oldest = head > UInt64(capacity) ? head - UInt64(capacity) : 0
        while !frames.isEmpty, frames[0] < oldest { frames.removeFirst() }
        while !events.isEmpty, events[0] < oldest {
            events.removeFirst()
            firstSeq += 1
        }
    }
}
