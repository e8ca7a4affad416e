import DebateDomain
import DebateStore
import DebateTestSupport
import Testing

@testable import DebateFCGI

@Suite("Encoders at the door")
struct IngestTests {
    private let application: SampleApplication
    private let key = String(repeating: "k", count: 32)
    private let room = RoomID.sample(1)

    init() throws {
        application = try SampleApplication()
        try application.database.store.writer.submit { transaction in
            var room = Room.sample(1)
            room.isRecorded = false
            try transaction.insert(room, key: .sample)
            var debate = Debate.sample(1, life: .live(startedAtMs: 5))
            debate.room = room.id
            try transaction.insert(debate)
        }
    }

    private func call(
        _ act: String, room: String? = nil, key: String? = nil, client: Int = 1,
        listener: String = "internal", recorder: String = ""
    ) -> Response {
        let type = act == "publish" ? "&type=live" : ""
        let form =
            "app=live&addr=127.0.0.1&clientid=\(client)&call=\(act)"
            + "&name=\(room ?? self.room.text)\(type)&key=\(key ?? self.key)"
        let parameters = [
            "REQUEST_METHOD": "POST", "REQUEST_URI": "/internal/rtmp/\(act)",
            "DOCUMENT_URI": "/internal/rtmp/\(act)", "DEBATE_LISTENER": listener,
            "DEBATE_INGEST_PROCESS": "100", "DEBATE_RECORDER": recorder,
        ]
        return application.answer(
            Request(body: Array(form.utf8), bodyIsTooLarge: false) { parameters["\($0)"] })
    }

    private func video() throws -> RoomVideo {
        try application.services.reader.read { transaction throws(StoreError) in
            try transaction.video(ofRoom: room)
        }
    }

    private func change(_ change: @escaping @Sendable (inout Room) -> Void) throws {
        try application.database.store.writer.submit { transaction in
            var room = Room.sample(1)
            room.isRecorded = false
            change(&room)
            try transaction.update(room)
        }
    }

    @Test("the right key opens, anything else is 403 and changes nothing")
    func keys() throws {
        let wrong = String(repeating: "k", count: 31) + "x"
        for key in [wrong, "", String(repeating: "k", count: 33)] {
            #expect(call("publish", key: key).status == 403)
        }
        #expect(call("publish", room: "zzzzzz").status == 403)
        #expect(call("publish", room: "../../").status == 403)
        #expect(try video() == RoomVideo())
        #expect(call("publish").status == 200)
        #expect(try video().state == .starting)
    }

    @Test("a disabled room and an outside one take no encoder, and lose the one they have")
    func closedRooms() throws {
        #expect(call("publish").status == 200)
        #expect(call("update").status == 200)
        try change { $0.isEnabled = false }
        #expect(call("update").status == 403 && call("publish").status == 403)
        try change { $0.playback = .flv(url: "https://a.example/x.flv") }
        #expect(call("update").status == 403 && call("publish").status == 403)
    }

    @Test("a key that was changed ends its encoder")
    func rotated() throws {
        #expect(call("publish").status == 200)
        try application.database.store.writer.submit { transaction in
            try transaction.setStreamKey(
                StreamKey(String(repeating: "q", count: 32)), of: .sample(1))
        }
        #expect(call("update").status == 403)
    }

    @Test("a second encoder is refused, and its end does not end the first")
    func second() throws {
        #expect(call("publish", client: 1).status == 200)
        #expect(call("publish", client: 2).status == 403)
        #expect(call("done", client: 2).status == 200)
        #expect(try video().state == .starting)
        #expect(call("done", client: 1).status == 200)
        #expect(try video().state == .interrupted)
    }

    @Test("by any other listener the paths lead nowhere", arguments: ["public", "", "metrics"])
    func listeners(_ listener: String) throws {
        for act in ["publish", "update", "done", "record"] {
            #expect(call(act, listener: listener).status == 404)
        }
        #expect(try video() == RoomVideo())
    }

    @Test("a recorded room's picture is sent on, under a name that is good while it runs")
    func recorded() throws {
        try change { $0.isRecorded = true }
        let answer = call("publish", recorder: "rtmp://127.0.0.1:1935/record")
        #expect(answer.status == 302)
        let location = try #require(answer.header("Location"))
        #expect(location.hasPrefix("rtmp://127.0.0.1:1935/record/\(room.text)-"))
        let name = try #require(location.split(separator: "/").last.map(String.init))
        #expect(call("record", room: name).status == 200)
        #expect(call("record", room: room.text).status == 403)
        #expect(call("done").status == 200)
        #expect(call("record", room: name).status == 403)
    }
}
