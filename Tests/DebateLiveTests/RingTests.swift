import DebateTestSupport
import Testing

@testable import DebateLive

@Suite("Ring")
struct RingTests {
    private func frame(_ letter: Character, _ count: Int) -> [UInt8] {
        Array(repeating: letter.asciiValue ?? 0, count: count)
    }

    @Test("what was appended is read in one piece, also across the end of the memory")
    func wraps() throws {
        let ring = try #require(Ring(capacity: 4096))
        var random = SeededRandom("ring wraps")
        for seq in 1...500 {
            let bytes = random.bytes(random.int(in: 1...600))
            let start = ring.head
            #expect(ring.append(event: bytes, seq: Int64(seq)))
            #expect(Array(ring.bytes(from: start, to: ring.head)) == bytes)
        }
        #expect(ring.top == 500)
    }

    @Test("an event that is not the next one is refused, and changes nothing")
    func dense() throws {
        let ring = try #require(Ring(capacity: 4096))
        #expect(ring.append(event: frame("a", 10), seq: 1))
        for seq: Int64 in [0, 1, 3] { #expect(!ring.append(event: frame("b", 10), seq: seq)) }
        #expect(!ring.append(event: frame("b", 2049), seq: 2))
        #expect(!ring.append(frame("b", 2049)))
        #expect((ring.top, ring.head) == (1, 10))
    }

    @Test("whoever has an event goes on with the one after it, as long as that is held")
    func places() throws {
        let ring = try #require(Ring(capacity: 4096))
        #expect(ring.place(after: 0) == 0, "nothing has been sent yet")
        for seq in 1...100 {
            #expect(ring.append(event: frame("e", 100), seq: Int64(seq)))
            ring.append(frame("t", 50))
        }
        #expect(ring.place(after: 100) == ring.head)
        #expect(ring.place(after: 99) == ring.head - 150)
        // 27 events of 150 bytes with their ticks fit.
        #expect(ring.place(after: 73) == ring.head - 27 * 150)
        #expect(ring.place(after: 72) == nil)
        #expect(ring.place(after: 101) == nil)
    }

    @Test("events are given again without what stands between them")
    func eventsAlone() throws {
        let ring = try #require(Ring(capacity: 4096))
        for (seq, letter) in zip(Int64(1)..., "abc") {
            #expect(ring.append(event: frame(letter, 3), seq: seq))
            ring.append(frame("t", 2))
        }
        #expect(ring.events(after: 0) == Array("aaabbbccc".utf8))
        #expect(ring.events(after: 2) == Array("ccc".utf8))
        #expect(ring.events(after: 3) == [] && ring.events(after: 9) == [])
        ring.restart(after: 7)
        #expect(ring.events(after: 7) == [])
        #expect(ring.append(event: frame("n", 2), seq: 8))
        #expect(ring.events(after: 7) == Array("nn".utf8))
    }

    @Test("after a new beginning other numbers follow, and none of those before is found")
    func restart() throws {
        let ring = try #require(Ring(capacity: 4096))
        for seq in 1...5 { #expect(ring.append(event: frame("e", 10), seq: Int64(seq))) }
        let head = ring.head
        ring.restart(after: 2)
        #expect(ring.place(after: 2) == head)
        #expect(ring.place(after: 1) == nil && ring.place(after: 4) == nil)
        #expect(ring.append(event: frame("n", 10), seq: 3))
        #expect(ring.place(after: 2) == head)
    }

    @Test("boundaries are where frames begin")
    func boundaries() throws {
        let ring = try #require(Ring(capacity: 4096))
        for length in [10, 1, 300] { ring.append(frame("f", length)) }
        #expect(ring.boundary(from: 0) == 0)
        #expect(ring.boundary(from: 1) == 10)
        #expect(ring.boundary(from: 10) == 10)
        #expect(ring.boundary(from: 12) == 311)
        #expect(ring.boundary(from: 311) == 311)
    }

    @Test("a place is lost when as much was sent as the ring holds")
    func holds() throws {
        let ring = try #require(Ring(capacity: 4096))
        for _ in 0..<4 { ring.append(frame("f", 1024)) }
        #expect(ring.holds(0))
        ring.append(frame("f", 1))
        #expect(!ring.holds(0) && ring.holds(1))
    }

    @Test("frames are counted where they end, in whatever pieces they go out")
    func framesEnded() throws {
        let ring = try #require(Ring(capacity: 4096))
        var random = SeededRandom("frames ended")
        var ends: [UInt64] = []
        for _ in 0..<40 {
            ring.append(frame("f", random.int(in: 1...60)))
            ends.append(ring.head)
        }
        #expect(ring.framesEnded(from: 0, to: ring.head) == 40)
        for _ in 0..<500 {
            let places = [random.int(in: 0...Int(ring.head)), random.int(in: 0...Int(ring.head))]
            let (start, end) = (UInt64(places.min() ?? 0), UInt64(places.max() ?? 0))
            let expected = ends.count { $0 > start && $0 <= end }
            #expect(ring.framesEnded(from: start, to: end) == expected)
            #expect(ring.framesEnded(from: start, to: end) == expected, "remembered")
        }
        // Whoever follows closely is counted right also when the oldest frames are gone.
        for _ in 0..<500 {
            let start = ring.head
            let half = start + 5
            for letter: Character in ["x", "y"] { ring.append(frame(letter, 10)) }
            #expect(ring.framesEnded(from: start, to: half) == 0)
            #expect(ring.framesEnded(from: half, to: ring.head) == 2)
        }
    }
}
