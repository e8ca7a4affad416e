import DebateDomain
import DebateTestSupport
import Glibc
import Testing

@testable import DebateRuntime

@Suite("Shared slots")
struct SharedSlotsTests {
    private let home: TemporaryHome
    private let path: String
    private let nowUs = FixedClock.evening.nowMs * 1000

    init() throws {
        home = try TemporaryHome()
        path = home.path + "/rates"
    }

    /// A key of one set: the low bits name the set, the others the key.
    private func key(_ number: UInt64, set: UInt64 = 5) -> UInt64 {
        number << SharedSlots.setBits | set
    }

    private func read(_ slots: SharedSlots, _ key: UInt64) -> UInt64 {
        slots.update(key: key, nowUs: nowUs) { ($0, $0) }
    }

    private func write(_ slots: SharedSlots, _ key: UInt64, _ state: UInt64) {
        slots.update(key: key, nowUs: nowUs) { _ in (state, ()) }
    }

    /// A state that ends so many microseconds from now.
    private func ending(in us: Int64) -> UInt64 {
        UInt64(nowUs + us)
    }

    @Test("keeps a state for each key, also for 0 and for keys of one set")
    func keeps() {
        let slots = SharedSlots()
        let keys = [0, 2, key(1, set: 0), key(1), key(2), key(3), key(1, set: 6)]
        for (index, key) in keys.enumerated() { write(slots, key, ending(in: Int64(index))) }
        #expect(keys.map { read(slots, $0) } == (0...6).map { ending(in: $0) })
        #expect(read(slots, key(4)) == 0)
        write(slots, key(1), 0)
        #expect(read(slots, key(1)) == 0)
        write(slots, key(1), 1)
        #expect(read(slots, key(1)) == 0, "over since 1970")
        write(slots, key(1), .max)
        #expect(read(slots, key(1)) == .max)
    }

    @Test("two mappings of a file are one table, and a later one finds it")
    func twoInstances() throws {
        let first = try SharedSlots(path: path)
        let second = try SharedSlots(path: path)
        write(first, key(1), ending(in: 11))
        #expect(read(second, key(1)) == ending(in: 11))
        write(second, key(1), ending(in: 12))
        #expect(read(first, key(1)) == ending(in: 12))
        #expect(read(try SharedSlots(path: path), key(1)) == ending(in: 12))
    }

    @Test("a table of one process shares nothing")
    func unshared() {
        let first = SharedSlots()
        write(first, key(1), ending(in: 11))
        #expect(read(SharedSlots(), key(1)) == 0)
    }

    @Test("a full set gives up the state nearest to its end, and only that")
    func eviction() {
        let slots = SharedSlots()
        let ends: [Int64] = [800, 700, 300, 500, 200, 400, 900, 600]
        for (index, end) in ends.enumerated() { write(slots, key(UInt64(index)), ending(in: end)) }
        for (index, end) in ends.enumerated() {
            #expect(read(slots, key(UInt64(index))) == ending(in: end))
        }
        write(slots, key(100), ending(in: 1000))
        write(slots, key(101), ending(in: 1001))
        let states = ends.indices.map { read(slots, key(UInt64($0))) }
        let left = ends.map { $0 > 300 ? ending(in: $0) : 0 }
        #expect(states == left)
        #expect(read(slots, key(100)) == ending(in: 1000))
        #expect(read(slots, key(101)) == ending(in: 1001))
    }

    @Test("what is over, and what the clock can no longer have made, goes before what counts")
    func worthless() {
        let slots = SharedSlots()
        write(slots, key(8), ending(in: RateState.longestMemoryUs + 1))
        for number: UInt64 in 1...6 { write(slots, key(number), ending(in: 1)) }
        write(slots, key(7), ending(in: -1))
        #expect(read(slots, key(8)) != 0, "there was still room")
        write(slots, key(9), ending(in: 2) | 3 << 56)
        #expect(read(slots, key(8)) == 0, "of another time: first to go")
        write(slots, key(10), ending(in: 3))
        #expect(read(slots, key(7)) == 0, "over: next to go")
        #expect((1...6).allSatisfy { read(slots, key($0)) == ending(in: 1) })
        #expect(read(slots, key(9)) == ending(in: 2) | 3 << 56)
    }

    @Test("looking at an unknown key takes no slot from another")
    func looking() {
        let slots = SharedSlots()
        for number: UInt64 in 1...8 { write(slots, key(number), ending(in: 1)) }
        #expect(read(slots, key(9)) == 0)
        write(slots, key(9), 0)
        #expect((1...8).allSatisfy { read(slots, key($0)) == ending(in: 1) })
    }

    @Test("many threads change one key as if one after another, from its first time on")
    func oneKey() {
        let slots = SharedSlots()
        let start = ending(in: 0)
        for round: UInt64 in 1...8 {
            onThreads(8) { _ in
                for _ in 0..<1000 {
                    slots.update(key: key(round), nowUs: nowUs) { (max($0, start) + 1, ()) }
                }
            }
            #expect(read(slots, key(round)) == start + 8000)
        }
    }

    @Test("a set whose slots change hands all the time keeps what ends last, and mixes up nothing")
    func storm() {
        let slots = SharedSlots()
        let counter = key(1)
        let start = ending(in: 1_000_000_000)
        let strange = Monitor(0)
        onThreads(6) { index in
            var random = SeededRandom("slots: storm \(index)")
            for _ in 0..<20_000 {
                let number = UInt64(random.int(in: 2...40))
                // A key's states bear its number; another's must never be seen.
                let isForgotten = random.int(in: 1...4) == 1
                let end = number << 56 | ending(in: Int64(random.int(in: 1...1000)))
                let isStrange = slots.update(key: key(number), nowUs: nowUs) { state in
                    if isForgotten { sched_yield() }
                    return (isForgotten ? 0 : end, state != 0 && state >> 56 != number)
                }
                if isStrange { strange.update { $0 += 1 } }
                slots.update(key: counter, nowUs: nowUs) { (max($0, start) + 1, ()) }
            }
        }
        #expect(strange.update { $0 } == 0)
        #expect(read(slots, counter) == start + 120_000)
    }

    @Test("whatever a killed process left in a set, each key of it can be used")
    func leftovers() throws {
        let claim: UInt64 = 77 << 48
        let far = ending(in: 5000)
        _ = try SharedSlots(path: path)
        try overwrite(set: 5, [key(1) | claim, far, key(2) | claim, 0, key(3), far])
        let slots = try SharedSlots(path: path)
        #expect(read(slots, key(1)) == 0, "claimed, the state still another's")
        #expect(read(slots, key(2)) == 0, "claimed from an empty slot")
        #expect(read(slots, key(3)) == far)
        for number: UInt64 in 1...8 { write(slots, key(number), ending(in: 10)) }
        #expect((1...8).allSatisfy { read(slots, key($0)) == ending(in: 10) })
    }

    @Test("claimed slots whose keys never come back are taken like others")
    func abandoned() throws {
        _ = try SharedSlots(path: path)
        let claims = (10...17).flatMap { [key($0) | $0 << 48, ending(in: Int64($0))] }
        try overwrite(set: 5, claims)
        let slots = try SharedSlots(path: path)
        for number: UInt64 in 1...8 { write(slots, key(number), ending(in: 100)) }
        #expect((1...8).allSatisfy { read(slots, key($0)) == ending(in: 100) })
    }

    @Test("a table full of random bytes still counts")
    func garbage() throws {
        _ = try SharedSlots(path: path)
        var random = SeededRandom("slots: garbage")
        for set: UInt64 in 0..<200 {
            try overwrite(set: set, (0..<16).map { _ in random.next() })
        }
        let slots = try SharedSlots(path: path)
        for set: UInt64 in 0..<200 {
            for number: UInt64 in 1...8 { write(slots, key(number, set: set), ending(in: 100)) }
            #expect((1...8).allSatisfy { read(slots, key($0, set: set)) == ending(in: 100) })
        }
    }

    /// Writes keys and states into a set of the file, as words in turn.
    private func overwrite(set: UInt64, _ words: [UInt64]) throws {
        let fd = open(path, O_RDWR | O_CLOEXEC)
        try #require(fd >= 0)
        defer { close(fd) }
        let place = SlotMemory.headerBytes + Int(set) * SharedSlots.ways * 16
        #expect(pwrite(fd, words, words.count * 8, off_t(place)) == words.count * 8)
    }
}
