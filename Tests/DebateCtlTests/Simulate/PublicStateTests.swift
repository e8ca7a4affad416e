import DebateDomain
import Testing

@testable import DebateCtl

@Suite("Public state")
struct PublicStateTests {
    private static let round = """
        {"id":"r2","kind":"live","state":"open","final":false,"undecided":true,"reveal":"live",\
        "delaySeconds":60,"opensAtMs":1000,"closesAtMs":9000,"graceMs":0,"voidedAtMs":null}
        """
    private static let snapshot = """
        {"type":"snapshot","channel":"debate/1","epoch":"e1","seq":7,"nowMs":5000,"state":{\
        "debate":{"title":"标题","motion":"辩题","status":1,\
        "sides":{"affirmative":{"label":"甲"},"negative":{"label":"乙"}}},\
        "rounds":[\(round)],\
        "moderation":{"mode":"open","slowSeconds":15,"ticketsOnly":false,"maxChars":20}},\
        "counters":{}}
        """

    private func answer(_ frames: String...) throws -> JSONValue {
        let text = "{\"pollMs\":1500,\"frames\":[\(frames.joined(separator: ","))]}"
        return try JSONParser.parse(Array(text.utf8))
    }

    private func begun() throws -> PublicState {
        var state = PublicState()
        state.take(try answer(Self.snapshot), atMs: 2000)
        return state
    }

    private func event(_ seq: Int, _ name: String, _ data: String) -> String {
        "{\"type\":\"event\",\"seq\":\(seq),\"name\":\"\(name)\",\"atMs\":1,\"data\":\(data)}"
    }

    private let resumed = """
        {"type":"resumed","channel":"debate/1","epoch":"e1","from":7,"to":9}
        """

    @Test("a snapshot gives everything and the position to ask on from")
    func snapshot() throws {
        let state = try begun()
        #expect(state.isKnown && state.query == "?epoch=e1&since=7")
        #expect(state.title == "标题" && state.pollMs == 1500)
        #expect(state.hall.status == 1 && state.hall.motion == "辩题")
        #expect(state.hall.affirmativeLabel == "甲" && state.hall.negativeLabel == "乙")
        #expect(state.hall.talk == HallView.Talk(isTaken: true, slowSeconds: 15, maxChars: 20))
        #expect(state.serverMs(atMs: 2500) == 5500)
        #expect(state.hall.openRound(atMs: 8999)?.id == "r2")
        #expect(state.hall.openRound(atMs: 9000) == nil)
        #expect(state.hall.openRound(atMs: 999) == nil)
    }

    @Test("events in their order change it")
    func events() throws {
        var state = try begun()
        let closed = Self.round.replacing("\"open\"", with: "\"closed\"")
        let moderation = """
            {"moderation":{"mode":"off","slowSeconds":0,"ticketsOnly":false,"maxChars":40}}
            """
        state.take(
            try answer(
                resumed, event(8, "round.closed", "{\"round\":\(closed)}"),
                event(9, "moderation.changed", moderation),
                event(10, "debate.ended", "{\"debate\":{\"status\":2}}"),
                "{\"type\":\"tick\",\"seq\":10,\"nowMs\":6000,\"values\":{}}"), atMs: 3000)
        #expect(state.takeFaults() == [])
        #expect(state.hall.openRound(atMs: 5000) == nil)
        #expect(!state.hall.talk.isTaken)
        #expect(state.hall.status == 2)
        #expect(state.query == "?epoch=e1&since=10")
    }

    @Test(
        "a hole, a repeat, a wrong beginning and a tick ahead are faults, and all is asked anew",
        arguments: [
            ["{\"type\":\"event\",\"seq\":9,\"name\":\"x\",\"data\":{}}"],
            ["{\"type\":\"event\",\"seq\":7,\"name\":\"x\",\"data\":{}}"],
            ["{\"type\":\"resumed\",\"epoch\":\"e1\",\"from\":6}"],
            ["{\"type\":\"resumed\",\"epoch\":\"e2\",\"from\":7}"],
            ["{\"type\":\"tick\",\"seq\":8,\"nowMs\":1,\"values\":{}}"],
            ["{\"type\":\"snapshot\",\"epoch\":\"e1\",\"seq\":8}"],
        ])
    func faults(frames: [String]) throws {
        var state = try begun()
        let text = "{\"pollMs\":2000,\"frames\":[\(frames.joined(separator: ","))]}"
        state.take(try JSONParser.parse(Array(text.utf8)), atMs: 1)
        #expect(state.takeFaults().count == 1)
        #expect(state.takeFaults() == [])
        #expect(state.query == "")
    }

    @Test("an answer without frames is a fault")
    func nothing() throws {
        var state = PublicState()
        state.take(.object(JSONObject([])), atMs: 1)
        #expect(state.takeFaults().count == 1)
    }
}

extension String {
    fileprivate func replacing(_ old: String, with new: String) -> String {
        guard let range = firstRange(of: old) else { return self }
        return self[..<range.lowerBound] + new + self[range.upperBound...]
    }
}
