import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Rooms")
struct RoomRulesTests {
    private let id = RoomID(randomBytes: [0, 1, 2, 3, 4, 5])

    private func create(_ json: String) throws -> Room {
        try CreateRoom(body(json), nfc: { $0 }).decide(id: id, isNameTaken: false, nowMs: 5)
    }

    private func edit(
        _ room: Room, _ members: String, live: DebateID? = nil, isNameTaken: Bool = false
    ) throws -> Room {
        try EditRoom(body("{\"revision\":\(room.revision),\(members)}"), nfc: { $0 }).decide(
            room, live: live, isNameTaken: isNameTaken)
    }

    @Test("name and playback suffice: open, without delay, not recorded")
    func least() throws {
        let room = try create(#"{"name":" 一号厅 ","playback":{"kind":"rtmp"}}"#)
        #expect(room == Room(id: id, name: "一号厅", playback: .rtmp, createdAtMs: 5))
        #expect(room.isEnabled && room.videoDelayMs == 0 && !room.isRecorded)
    }

    @Test("takes every field")
    func everything() throws {
        let room = try create(
            #"""
            {"name":"n","playback":{"kind":"hls","url":"HTTPS://a.example/x.m3u8"},
             "description":"a\nb","enabled":false,"videoDelayMs":20000,"record":true}
            """#)
        #expect(room.playback == .hls(url: "https://a.example/x.m3u8"))
        #expect(room.description == "a\nb" && !room.isEnabled && room.isRecorded)
        #expect(room.videoDelayMs == 20_000)
    }

    @Test(
        "refuses a field it cannot take, by name and reason",
        arguments: [
            (#""name":"a/b""#, "name", .badCharacters), (#""name":"""#, "name", .tooShort),
            (#""name":null"#, "name", .required), (#""name":5"#, "name", .wrongType),
            (#""playback":null"#, "playback", .required),
            (#""playback":"rtmp""#, "playback", .wrongType),
            (#""playback":{}"#, "playback.kind", .required),
            (#""playback":{"kind":"webrtc"}"#, "playback.kind", .notAllowed),
            (#""playback":{"kind":"hls"}"#, "playback.url", .required),
            (#""playback":{"kind":"flv","url":null}"#, "playback.url", .required),
            (#""playback":{"kind":"rtmp","url":"http://a.example/"}"#, "playback.url", .notAllowed),
            (#""playback":{"kind":"hls","url":"/media/a.m3u8"}"#, "playback.url", .badFormat),
            (#""playback":{"kind":"hls","url":"file:///etc/passwd"}"#, "playback.url", .badFormat),
            (#""playback":{"kind":"hls","url":"javascript:1"}"#, "playback.url", .badFormat),
            (
                #""playback":{"kind":"hls","url":"http://a.example/\"x"}"#, "playback.url",
                .badFormat
            ),
            (#""playback":{"kind":"rtmp","key":"x"}"#, "playback.key", .unknown),
            (#""videoDelayMs":-1"#, "videoDelayMs", .outOfRange),
            (#""videoDelayMs":20001"#, "videoDelayMs", .outOfRange),
            (#""videoDelayMs":1.0"#, "videoDelayMs", .wrongType),
            (#""enabled":1"#, "enabled", .wrongType), (#""record":"yes""#, "record", .wrongType),
            (#""description":"a\tb""#, "description", .badCharacters),
            (#""streamKey":"x""#, "streamKey", .unknown), (#""id":"k3v9pz""#, "id", .unknown),
        ] as [(String, String, FieldReason)])
    func refused(_ member: String, _ field: String, _ reason: FieldReason) {
        let others = [#""name":"n""#, #""playback":{"kind":"rtmp"}"#].filter {
            !member.hasPrefix($0.prefix(7))
        }
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) {
            try create("{" + (others + [member]).joined(separator: ",") + "}")
        }
    }

    @Test("two rooms never have one name")
    func nameTaken() throws {
        #expect(throws: RuleViolation.nameTaken) {
            try CreateRoom(body(#"{"name":"n","playback":{"kind":"rtmp"}}"#), nfc: { $0 })
                .decide(id: id, isNameTaken: true, nowMs: 5)
        }
        let room = Room(id: id, name: "n", playback: .rtmp, createdAtMs: 5)
        #expect(throws: RuleViolation.nameTaken) {
            try edit(room, #""name":"m""#, isNameTaken: true)
        }
    }

    @Test("an edit moves the revision by one; one that changes nothing does not")
    func revision() throws {
        let room = Room(id: id, name: "n", description: "d", playback: .rtmp, createdAtMs: 5)
        let edited = try edit(
            room, #""enabled":false,"description":null,"videoDelayMs":8000,"record":true"#)
        #expect(edited.revision == 2 && !edited.isEnabled && edited.description == "")
        #expect(edited.name == "n" && edited.playback == .rtmp && edited.videoDelayMs == 8000)
        #expect(try edit(edited, #""enabled":false,"name":"n""#) == edited)
        #expect(throws: RuleViolation.revisionMoved(current: 1)) {
            try EditRoom(body(#"{"revision":9,"name":"m"}"#), nfc: { $0 }).decide(
                room, live: nil, isNameTaken: false)
        }
        #expect(throws: RuleViolation.fields([FieldProblem("revision", .required)])) {
            try EditRoom(body("{}"), nfc: { $0 })
        }
    }

    @Test("the picture does not change under a live debate; all else may")
    func playback() throws {
        let room = Room(id: id, name: "n", playback: .rtmp, createdAtMs: 5)
        let change = #""playback":{"kind":"hls","url":"http://a.example/x"}"#
        #expect(throws: RuleViolation.roomBusy(.sample(1))) {
            try edit(room, change, live: .sample(1))
        }
        #expect(try edit(room, change).playback == .hls(url: "http://a.example/x"))
        #expect(try edit(room, #""name":"m","enabled":false"#, live: .sample(1)).revision == 2)
        #expect(
            try edit(room, #""playback":{"kind":"rtmp"}"#, live: .sample(1)).revision == 1,
            "naming what is in force changes nothing")
    }

    @Test("a room with a live debate stays; the debates of one that goes lose it, each once")
    func delete() throws {
        #expect(throws: RuleViolation.roomBusy(.sample(1))) {
            try DeleteRoom.decide(live: .sample(1), debates: [])
        }
        var debate = Debate.sample(1, life: .ended(startedAtMs: 1, endedAtMs: 2))
        debate.room = id
        var roomless = debate
        roomless.room = nil
        roomless.revision = 2
        #expect(
            try DeleteRoom.decide(live: nil, debates: [debate]) == [.debateUpdated(roomless)])
    }

    @Test("only a room that takes a picture in has a key")
    func ingest() throws {
        try RoomIngest.check(Room(id: id, name: "n", playback: .rtmp, createdAtMs: 5))
        for playback in [Room.Playback.hls(url: "http://a"), .flv(url: "http://a")] {
            #expect(throws: RuleViolation.notIngest) {
                try RoomIngest.check(Room(id: id, name: "n", playback: playback, createdAtMs: 5))
            }
        }
    }

    @Test("an id is six characters that are not taken for others", arguments: ["k3v9pz", "222222"])
    func roomID(_ text: String) {
        #expect(RoomID(text)?.text == text)
    }

    @Test(
        "nothing else is one",
        arguments: [
            "", "k3v9p", "k3v9pzz", "k3v9p0", "k3v9p1", "k3v9pi", "k3v9po", "K3V9PZ", "k3v9pé",
        ])
    func noRoomID(_ text: String) {
        #expect(RoomID(text) == nil)
    }

    @Test("any random bytes make one")
    func randomRoomID() {
        var random = SeededRandom("room id")
        for _ in 0..<500 {
            let made = RoomID(randomBytes: random.bytes(6))
            #expect(RoomID(made.text) == made)
        }
    }

    @Test("a seat is a letter and a number", arguments: ["A1", "A8", "N1", "N8"])
    func seat(_ text: String) {
        #expect(SpeakerSeat(text)?.text == text)
    }

    @Test("nothing else is a seat", arguments: ["", "A", "A0", "A9", "B1", "a1", "A11", "N1 "])
    func noSeat(_ text: String) {
        #expect(SpeakerSeat(text) == nil)
    }

    @Test("a stream key says nothing of itself where it is printed")
    func secret() {
        let key = StreamKey("geheim")
        var dumped = ""
        dump(key, to: &dumped)
        #expect(!"\(key) \(String(reflecting: key)) \(dumped)".contains("geheim"))
    }
}
