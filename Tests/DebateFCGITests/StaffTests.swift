import DebateDomain
import DebateStore
import DebateTestSupport
import Testing

@testable import DebateFCGI

@Suite("Staff")
struct StaffTests {
    private let application: SampleApplication
    private let organiser: String
    private let path = "/api/live/\(DebateID.sample(1).text)"

    init() throws {
        application = try SampleApplication()
        organiser = try application.bearer(.organiser, number: 900)
        try application.database.store.writer.submit { transaction in
            try transaction.insert(Debate.sample(1))
            try transaction.insert(Debate.sample(2))
            try transaction.addSeat(
                .organiser, in: .sample(1), to: Account.sample(900).id, nowMs: 1)
            try transaction.addSeat(
                .organiser, in: .sample(2), to: Account.sample(900).id, nowMs: 1)
        }
    }

    private func ask(
        _ method: String, _ target: String, _ json: String = "{}", by bearer: String?
    ) -> Response {
        application.answer(
            .sample(
                method, target, headers: bearer.map { ["authorization": $0] } ?? [:],
                contentType: "application/json", body: Array(json.utf8)))
    }

    private func act(_ method: String, _ tail: String, _ json: String = "{}") -> Response {
        ask(method, path + tail, json, by: organiser)
    }

    private func join(_ code: String, by bearer: String? = nil) -> Response {
        ask("POST", "/api/join", #"{"code":"\#(code)"}"#, by: bearer)
    }

    /// The code of the link an answer shows.
    private func code(_ response: Response) throws -> String {
        let start = try #require(response.text.firstRange(of: "/join#")?.upperBound)
        return String(response.text[start...].prefix(26))
    }

    private func reason(_ response: Response) -> String? {
        guard let start = response.text.firstRange(of: #""reason":""#)?.upperBound else {
            return nil
        }
        return String(response.text[start...].prefix { $0 != "\"" })
    }

    private func audit() throws -> [AuditRecord] {
        let filter = try AuditFilter(QueryParameters("limit=500"), nfc: { $0 })
        return try application.services.reader.read { transaction throws(StoreError) in
            try transaction.audit(filter, in: .sample(1), by: nil).rows
        }
    }

    @Test("a person without an account comes by link, acts as staff, and the link is spent")
    func joinByLink() throws {
        let appointed = act("POST", "/members", #"{"role":"moderator","name":"小李"}"#)
        #expect(appointed.status == 200)
        #expect(
            appointed.text.contains(
                #"{"member":{"id":"p3","role":"moderator","name":"小李","avatar":null,"#
                    + #""state":"invited","userId":null},"link":"/join#"#))
        let code = try code(appointed)
        let joined = join(code.lowercased())
        #expect(joined.status == 200)
        #expect(joined.text.contains(#""nickname":"小李""#))
        #expect(
            joined.text.contains(
                #""liveId":"\#(DebateID.sample(1).text)","role":"moderator"}"#))
        let cookie = try #require(
            joined.headers.first { $0.value.hasPrefix("debate_session=") }?.value)
        let bearer = "Bearer " + cookie.dropFirst(15).prefix { $0 != ";" }
        #expect(ask("GET", path + "/audit", by: bearer).status == 200)
        #expect(ask("GET", path + "/members", by: bearer).status == 403)
        #expect(reason(join(code)) == "bad_code")
        #expect(act("DELETE", "/members/p3").status == 200)
        #expect(reason(ask("GET", path + "/audit", by: bearer)) == "session_expired")
    }

    @Test("a new link voids the former one and ends its session")
    func renew() throws {
        let first = try code(act("POST", "/members", #"{"role":"judge","name":"王"}"#))
        let second = try code(act("POST", "/members/p3/link"))
        #expect(reason(join(first)) == "bad_code")
        let joined = join(second)
        let cookie = try #require(
            joined.headers.first { $0.value.hasPrefix("debate_session=") }?.value)
        let bearer = "Bearer " + cookie.dropFirst(15).prefix { $0 != ";" }
        #expect(ask("GET", "/api/user/info", by: bearer).text.contains(#""guest":false"#))
        let third = try code(act("POST", "/members/p3/link"))
        #expect(ask("GET", "/api/user/info", by: bearer).text.contains(#""guest":true"#))
        #expect(act("GET", "/members").text.contains(#""state":"invited","userId":null}]"#))
        #expect(join(third).status == 200)
    }

    @Test("an account that is logged in takes the seat itself, without a cookie")
    func joinByAccount() throws {
        let viewer = try application.bearer(.viewer, number: 901)
        let appointed = act("POST", "/members", #"{"role":"timekeeper","name":"小李"}"#)
        let joined = join(try code(appointed), by: viewer)
        #expect(joined.text.contains(#""userId":"\#(Account.sample(901).id.text)""#))
        #expect(joined.header("Set-Cookie") == nil)
    }

    @Test("a conflict of roles leaves the code as it is")
    func conflict() throws {
        let code = try code(act("POST", "/members", #"{"role":"judge","name":"王"}"#))
        #expect(reason(join(code, by: organiser)) == "role_conflict")
        #expect(join(code).status == 200)
        let again = act("POST", "/members", #"{"role":"judge","username":"user900"}"#)
        #expect(again.status == 409 && reason(again) == "role_conflict")
    }

    @Test("an account is appointed at once, whatever the case of its name; an unknown one is not")
    func byUsername() throws {
        _ = try application.bearer(.viewer, number: 901)
        let appointed = act(
            "POST", "/members",
            #"{"role":"judge","username":"USER901","title":"教授","chair":true}"#)
        #expect(
            appointed.text.contains(
                #""data":{"member":{"id":"p3","role":"judge","name":"用户901","title":"教授","#
                    + #""avatar":null,"chair":true,"state":"active","userId":""#))
        #expect(!appointed.text.contains("link"))
        let unknown = act("POST", "/members", #"{"role":"judge","username":"nobody"}"#)
        #expect(unknown.status == 400 && reason(unknown) == "unknown_user")
    }

    @Test("a panel has one chair: the next one takes it")
    func chair() throws {
        _ = act("POST", "/members", #"{"role":"judge","name":"甲","chair":true}"#)
        _ = act("POST", "/members", #"{"role":"judge","name":"乙","chair":true}"#)
        #expect(act("GET", "/members").text.components(of: #""chair":true"#) == 1)
        #expect(act("PATCH", "/members/p3", #"{"chair":true}"#).text.contains(#""chair":true"#))
        let list = act("GET", "/members").text
        #expect(list.components(of: #""chair":true"#) == 1)
        #expect(try audit().map(\.action).filter { $0 == "member.edit" }.count == 3)
    }

    @Test("the last organiser stays")
    func lastOrganiser() {
        #expect(reason(act("DELETE", "/members/p1")) == "last_organiser")
        #expect(reason(act("POST", "/members/p1/link")) == "last_organiser")
    }

    @Test(
        "a seat or screen of another debate, or none, is not found",
        arguments: [
            ("PATCH", "/members/p2"), ("DELETE", "/members/p2"), ("POST", "/members/p2/link"),
            ("PATCH", "/members/p9"), ("PATCH", "/members/x"), ("DELETE", "/screens/k1"),
            ("DELETE", "/screens/p1"),
        ])
    func notFound(_ method: String, _ tail: String) {
        let response = act(method, tail)
        #expect(response.status == 404 && reason(response) == "not_found")
    }

    @Test("ten wrong codes a minute from one device, then a pause")
    func wrongCodes() throws {
        let first = application.answer(.sample("GET", "/api/user/info"))
        let cookie = String(try #require(first.header("Set-Cookie")).prefix { $0 != ";" })
        func attempt() -> Response {
            application.answer(
                .sample(
                    "POST", "/api/join", headers: ["cookie": cookie],
                    contentType: "application/json", body: Array(#"{"code":"x"}"#.utf8)))
        }
        let answers = (0..<10).map { _ in attempt() }
        #expect(answers.allSatisfy { $0.status == 404 && reason($0) == "bad_code" })
        #expect(attempt().status == 429)
    }

    @Test("an edit answers the seat; one that changes nothing leaves no trace")
    func edit() throws {
        _ = act("POST", "/members", #"{"role":"judge","name":"甲"}"#)
        let edited = act("PATCH", "/members/p3", #"{"name":"乙","absent":true}"#)
        #expect(
            edited.text.contains(
                #""data":{"id":"p3","role":"judge","name":"乙","title":"","avatar":null,"#
                    + #""chair":false,"state":"absent","userId":null}"#))
        let count = try audit().count
        #expect(act("PATCH", "/members/p3", #"{"name":"乙"}"#).status == 200)
        #expect(try audit().count == count)
        #expect(
            reason(act("PATCH", "/members/p1", #"{"chair":true}"#)) == "bad_parameter")
    }

    @Test("a screen's link is shown once, reads its debate, and ends when revoked")
    func screens() throws {
        let created = act("POST", "/screens", #"{"name":"主屏"}"#)
        let prefix = #"{"id":"k2","link":"/screen/\#(DebateID.sample(1).text)#dk_"#
        #expect(created.text.contains(prefix))
        let list = act("GET", "/screens").text
        #expect(list.contains(#"[{"id":"k2","name":"主屏","createdAtMs":"#))
        #expect(list.contains(#""seenAtMs":null}]"#) && !list.contains("dk_"))
        #expect(act("DELETE", "/screens/k2").text.contains(#""data":null"#))
        #expect(act("GET", "/screens").text.contains(#""data":[]"#))
        #expect(act("DELETE", "/screens/k1").status == 404, "a session is no screen")
    }

    @Test("every act is on record, in an unbroken chain, and no secret with it")
    func record() throws {
        let appointed = act("POST", "/members", #"{"role":"judge","name":"甲"}"#)
        let code = try code(appointed)
        _ = join(code)
        _ = act("PATCH", "/members/p3", #"{"title":"教授"}"#)
        let link = try self.code(act("POST", "/members/p3/link"))
        _ = act("DELETE", "/members/p3")
        let screen = act("POST", "/screens", #"{"name":"主屏"}"#)
        let key = try #require(screen.text.firstRange(of: "dk_")?.lowerBound)
        let number = try #require(screen.text.firstRange(of: #""id":""#)?.upperBound)
        _ = act("DELETE", "/screens/" + screen.text[number...].prefix { $0 != "\"" })
        let rows = try audit()
        #expect(
            rows.map(\.action) == [
                "member.appoint", "member.join", "member.edit", "member.link", "member.remove",
                "screen.create", "screen.revoke",
            ])
        #expect(rows[1].actorName.hasPrefix("seat_p3_"))
        let text = rows.map { "\($0)" }.joined()
        for secret in [code, link, String(screen.text[key...].prefix(46))] {
            #expect(!text.contains(secret))
        }
        #expect(rows[0].before == nil && rows[0].after?.contains(#""state":"invited""#) == true)
        #expect(rows[1].after?.contains(#""state":"active""#) == true)
        #expect(rows[4].after == nil && rows[4].target == "member/p3")
        let broken = try application.services.reader.read { transaction throws(StoreError) in
            try transaction.firstBrokenAuditRow()
        }
        #expect(broken == nil)
    }
}

extension String {
    /// How often a piece occurs.
    fileprivate func components(of piece: String) -> Int {
        ranges(of: piece).count
    }
}
