import Testing

@testable import DebateDomain

@Suite("Held counters")
struct HeldCountersTests {
    private static let id = DebateID(UUIDText(checked: "0b6f8a52-4c1e-4d3a-9f00-1234567890ab"))

    private func counters(of channel: Channel = .debate(id)) -> HeldCounters {
        var counters = HeldCounters(of: channel)
        let state = #"{"rounds":[{"id":"r1","reveal":"hidden"},{"id":"r2","reveal":"live"}]}"#
        counters.replace(
            with: Self.values(round: "r2", rev: 5),
            state: (try? JSONParser.parse(Array(state.utf8))) ?? .null)
        return counters
    }

    private static func values(round: String?, rev: Int64) -> Counters {
        let names = ["tally.affirmative", "tally.band", "voters", "likes"]
        return Counters(
            roundID: round,
            values: names.map { CounterValue(name: $0, value: .number(rev), rev: rev) })
    }

    private static func event(
        _ name: String, round: String, reveal: String = "live"
    ) -> ReceivedEvent {
        let data = #"{"round":{"id":"\#(round)","reveal":"\#(reveal)"}}"#
        return ReceivedEvent(
            channel: .debate(id), seq: 1, name: name, atMs: 0,
            data: (try? JSONParser.parse(Array(data.utf8))) ?? .null)
    }

    private static let ofRound: Set<String> = ["tally.affirmative", "tally.band", "voters"]

    @Test("numbers of another round are passed over, the rest of the tick is not")
    func otherRound() {
        var counters = counters()
        #expect(counters.take(Self.values(round: "r1", rev: 9)) == ["likes"])
        #expect(counters.take(Self.values(round: nil, rev: 10)) == ["likes"])
        #expect(counters.number("voters") == 5)
        #expect(counters.take(Self.values(round: "r2", rev: 11)) == Self.ofRound.union(["likes"]))
    }

    @Test("a round that opens begins with numbers of its own, however small their revisions")
    func opened() {
        var counters = counters()
        #expect(counters.take(Self.event("round.opened", round: "r3")) == Self.ofRound)
        #expect(counters.roundID == "r3")
        #expect(counters.number("likes") == 5)
        #expect(counters.take(Self.values(round: "r3", rev: 1)) == Self.ofRound)
        #expect(counters.take(Self.event("round.opened", round: "r3")).isEmpty)
    }

    @Test("a void round's numbers go, and come back from no tick; the next round's do")
    func voided() {
        var counters = counters()
        #expect(counters.take(Self.event("round.voided", round: "r1")).isEmpty)
        #expect(counters.take(Self.event("round.voided", round: "r2")) == Self.ofRound)
        #expect(counters.take(Self.values(round: "r2", rev: 9)) == ["likes"])
        #expect(counters.take(Self.values(round: "r1", rev: 2)) == Self.ofRound)
        #expect(counters.roundID == "r1")
    }

    @Test("a more closed mode hides at once what the one before showed, and only that")
    func moreClosed() {
        var counters = counters()
        #expect(counters.take(Self.event("round.updated", round: "r2")).isEmpty)
        #expect(counters.take(Self.event("round.updated", round: "r1", reveal: "hidden")).isEmpty)
        #expect(
            counters.take(Self.event("round.updated", round: "r2", reveal: "delayed"))
                == ["tally.affirmative", "tally.band"])
        #expect(counters.number("voters") == 5)
        // What the new mode shows has revisions of its own.
        #expect(counters.take(Self.values(round: "r2", rev: 1)).contains("tally.affirmative"))
        #expect(
            counters.take(Self.event("round.updated", round: "r2", reveal: "delayed")).isEmpty)
    }

    @Test("on the organisers' channel ticks tell the round, and nothing is hidden")
    func organiser() {
        var counters = counters(of: .organiser(Self.id))
        let hidden = Self.event("round.updated", round: "r2", reveal: "hidden")
        #expect(counters.take(hidden).isEmpty)
        #expect(counters.take(Self.values(round: "r3", rev: 1)) == Self.ofRound)
        #expect(counters.roundID == "r3")
    }
}
