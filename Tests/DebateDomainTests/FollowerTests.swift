import DebateDomain
import DebateTestSupport
import Testing

@Suite("Follower")
struct FollowerTests {
    private let account = AccountID(.sample(7))
    private let members = [
        Member.sample(1, .organiser, holder: 8), .sample(2, .judge, holder: 7),
        .sample(3, .moderator, holder: 7), .sample(4, .moderator),
    ]

    private func follower(mayUse: (DebateRole) -> Bool) -> Follower? {
        Follower(account, among: members, mayUse: mayUse)
    }

    @Test("somebody follows by the seat of theirs that opens most")
    func strongest() {
        #expect(follower { _ in true } == .seat(MemberNumber(3), .moderator, of: account))
    }

    @Test("a program follows by the seats it may use")
    func limited() {
        #expect(follower { $0 == .judge } == .seat(MemberNumber(2), .judge, of: account))
        #expect(follower { $0 == .organiser } == nil)
    }

    @Test("who holds no seat follows by none")
    func stranger() {
        #expect(Follower(AccountID(.sample(9)), among: members) { _ in true } == nil)
    }

    @Test("the right is lost with its seat, not with another's")
    func lost() throws {
        let follower = try #require(follower { _ in true })
        let vacant = try notice(.now(.sample(3, .moderator)))
        #expect(try !follower.isLost(by: notice(.now(members[2]))))
        #expect(try !follower.isLost(by: notice(.removed(.sample(4, .moderator)))))
        #expect(follower.isLost(by: vacant))
        #expect(try follower.isLost(by: notice(.now(.sample(3, .moderator, holder: 8)))))
        #expect(try follower.isLost(by: notice(.removed(members[2]))))
        #expect(!Follower.screen(CredentialNumber(3)).isLost(by: vacant))
    }

    @Test("other events say nothing of seats")
    func others() {
        for (name, data) in [
            ("person.restricted", #"{"member":{"id":"p3","role":"judge","userId":null}}"#),
            ("member.changed", #"{"member":{"id":"x3","role":"judge","userId":null}}"#),
            ("member.changed", "{}"),
        ] {
            #expect(SeatNotice(LoggedEvent(seq: 1, name: name, atMs: 0, data: data)) == nil)
        }
    }

    /// As the log tells it.
    private func notice(_ change: SeatChange) throws -> SeatNotice {
        let event = LiveEvent.memberChanged(change)
        var json = JSONWriter()
        event.writeData(to: &json)
        let data = String(decoding: json.bytes, as: UTF8.self)
        return try #require(
            SeatNotice(LoggedEvent(seq: 1, name: event.name, atMs: 0, data: data)))
    }
}
