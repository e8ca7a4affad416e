import DebateDomain
import DebateSecurity
import DebateStore
import DebateTestSupport
import Testing

@testable import DebateFCGI

@Suite("Door")
struct DoorTests {
    private let application: SampleApplication
    private let account: Account
    private let bearer: String

    init() throws {
        application = try SampleApplication()
        bearer = try application.bearer(.operator)
        account = .sample(900, role: .operator)
    }

    private func write(
        _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Void
    ) throws {
        try application.services.writer.submit(work)
    }

    /// A call that was let in now; what it writes later is `noteOnce`.
    private func call(_ who: Set<Who>, seats: Set<DebateRole> = []) throws -> Call {
        let services = application.services
        let secret = try #require(SecretToken(presented: String(bearer.dropFirst(7))))
        let debate = seats.isEmpty ? nil : DebateID.sample(1)
        let facts = CallerFacts(
            authority: .session(account, CredentialNumber(1)), debate: debate, seats: seats)
        try Authorise.decide(who, facts)
        let nowMs = services.nowMs()
        return Call(
            request: .sample(), parameters: [:], services: services, nowMs: nowMs,
            caller: Caller(
                facts: facts, visitor: nil, address: "192.0.2.1",
                door: Door(who: who, facts: facts, secretHash: secret.hash, nowMs: nowMs)))
    }

    /// Why the call's write is refused; `nil` when it is done.
    private func denial(_ call: Call) throws -> Denial? {
        do {
            _ = try call.commit { transaction in
                _ = try transaction.noteOnce("written", value: "1")
                return .done()
            }
            return nil
        } catch let denial as Denial {
            return denial
        }
    }

    @Test("who was let in and still may, writes")
    func passes() throws {
        #expect(try denial(call([.operator])) == nil)
    }

    @Test("who is disabled, logged out or demoted meanwhile writes nothing")
    func changedMeanwhile() throws {
        let changes: [(Denial, @Sendable (borrowing WriteTransaction) throws -> Void)] = [
            (
                .forbidden,
                { transaction in
                    var viewer = Account.sample(900, role: .operator)
                    viewer.role = .viewer
                    try transaction.update(viewer)
                }
            ),
            (
                .sessionExpired,
                { transaction in try transaction.endSessions(of: AccountID(.sample(900))) }
            ),
        ]
        for (expected, change) in changes {
            let waiting = try call([.operator])
            try write(change)
            #expect(try denial(waiting) == expected)
        }
        let isNew = try application.services.writer.submit {
            try $0.noteOnce("written", value: "1")
        }
        #expect(isNew, "nothing was written")
    }

    @Test("who loses the seat meanwhile writes nothing, and neither in a debate that is gone")
    func seatLost() throws {
        let waiting = try call([.organiser], seats: [.organiser])
        #expect(try denial(waiting) == .noSuchDebate)
        try write { transaction in
            try transaction.insert(Debate.sample(1))
            try transaction.addSeat(
                .moderator, in: .sample(1), to: AccountID(.sample(900)), nowMs: 1)
        }
        #expect(try denial(waiting) == .forbidden)
        try write { transaction in
            try transaction.addSeat(
                .organiser, in: .sample(1), to: AccountID(.sample(900)), nowMs: 1)
        }
        #expect(try denial(waiting) == nil)
    }
}
