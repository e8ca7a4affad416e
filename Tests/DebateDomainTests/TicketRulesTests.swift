import DebateTestSupport
import Testing

@testable import DebateDomain

private let phone = DeviceID(.sample(1))
private let otherPhone = DeviceID(.sample(2))

private func ticket(
    _ device: DeviceID? = nil, atMs: Int64 = 100, voidedAtMs: Int64? = nil
) -> Ticket {
    Ticket(
        number: TicketNumber(7), label: "A",
        binding: device.map { Ticket.Binding(device: $0, atMs: atMs) }, voidedAtMs: voidedAtMs)
}

@Suite("Create tickets")
struct CreateTicketsTests {
    private func create(_ json: String) throws -> CreateTickets {
        try CreateTickets(body(json), nfc: { $0 })
    }

    @Test("a count suffices; a label is trimmed", arguments: [1, 300, 2000])
    func taken(_ count: Int) throws {
        #expect(try create(#"{"count":\#(count)}"#).label == "")
        let batch = try create(#"{"count":\#(count),"label":" 第一排 "}"#)
        #expect(batch.count == count)
        #expect(batch.label == "第一排")
    }

    @Test(
        "refuses what it cannot take, by name and reason",
        arguments: [
            ("{}", "count", .required), (#"{"count":null}"#, "count", .required),
            (#"{"count":0}"#, "count", .outOfRange), (#"{"count":2001}"#, "count", .outOfRange),
            (#"{"count":-1}"#, "count", .outOfRange), (#"{"count":"1"}"#, "count", .wrongType),
            (#"{"count":1.5}"#, "count", .wrongType),
            (#"{"count":1,"label":1}"#, "label", .wrongType),
            (
                #"{"count":1,"label":"12345678901234567890123456789012345678901"}"#, "label",
                .tooLong
            ),
            (#"{"count":1,"label":"a\nb"}"#, "label", .badCharacters),
            (#"{"count":1,"code":"ABCDE-FGHJK"}"#, "code", .unknown),
        ] as [(String, String, FieldReason)])
    func refused(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) { try create(json) }
    }

    @Test(
        "a debate has 20,000 tickets at most, and a batch is made whole or not at all",
        arguments: [
            (0, 2000, true), (18_000, 2000, true), (18_001, 2000, false), (19_999, 1, true),
            (20_000, 1, false),
        ])
    func limit(_ held: Int, _ count: Int, _ fits: Bool) throws {
        let batch = try create(#"{"count":\#(count)}"#)
        if fits {
            try batch.decide(held: held)
        } else {
            #expect(throws: RuleViolation.limitReached(max: 20_000)) {
                try batch.decide(held: held)
            }
        }
    }
}

@Suite("Redeem ticket")
struct RedeemTicketTests {
    private func redeem(_ json: String) throws -> RedeemTicket {
        try RedeemTicket(body(json), nfkc: { $0 })
    }

    @Test(
        "spaces, case and dashes make no difference",
        arguments: ["ABCDE-FGHJK", "abcdefghjk", " abc de–fgh jk "])
    func read(_ typed: String) throws {
        #expect(try redeem(#"{"code":"\#(typed)"}"#).code?.text == "ABCDEFGHJK")
    }

    @Test("what cannot be a code is none, and no problem of the field", arguments: ["", "1", "OI"])
    func noCode(_ typed: String) throws {
        #expect(try redeem(#"{"code":"\#(typed)"}"#).code == nil)
    }

    @Test(
        "no text at all is a problem of the field",
        arguments: [("{}", .required), (#"{"code":5}"#, .wrongType)] as [(String, FieldReason)])
    func refused(_ json: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem("code", reason)])) { try redeem(json) }
    }

    @Test("a new ticket is bound to the device, now")
    func binds() throws {
        let bound = try RedeemTicket.decide(ticket(), by: phone, lastBoundAtMs: nil, nowMs: 500)
        #expect(bound == ticket(phone, atMs: 500))
        #expect(bound.state == .bound)
    }

    @Test("the device's own ticket stays as it is while it is the last one bound")
    func again() throws {
        let mine = ticket(phone, atMs: 100)
        #expect(
            try RedeemTicket.decide(mine, by: phone, lastBoundAtMs: 100, nowMs: 500) == mine)
    }

    @Test("presented after another one of the device, it becomes the last")
    func takesTurns() throws {
        let bound = try RedeemTicket.decide(
            ticket(phone, atMs: 100), by: phone, lastBoundAtMs: 200, nowMs: 500)
        #expect(bound.binding?.atMs == 500)
    }

    @Test("is later than the device's last, whatever the clock says", arguments: [199, 200])
    func alwaysLater(_ nowMs: Int64) throws {
        let bound = try RedeemTicket.decide(
            ticket(), by: phone, lastBoundAtMs: 200, nowMs: nowMs)
        #expect(bound.binding?.atMs == 201)
    }

    @Test("another device's ticket is in use, and a void one is void for everyone")
    func refusals() {
        #expect(throws: RuleViolation.ticketInUse) {
            try RedeemTicket.decide(ticket(otherPhone), by: phone, lastBoundAtMs: nil, nowMs: 500)
        }
        for holder in [nil, phone, otherPhone] {
            #expect(throws: RuleViolation.ticketVoid) {
                try RedeemTicket.decide(
                    ticket(holder, voidedAtMs: 1), by: phone, lastBoundAtMs: nil, nowMs: 500)
            }
        }
    }
}

@Suite("Release and void tickets")
struct ReleaseAndVoidTicketTests {
    @Test("a released ticket is new, for any device to redeem")
    func release() throws {
        let released = try ReleaseTicket.decide(ticket(phone))
        #expect(released == ticket())
        #expect(
            try RedeemTicket.decide(released, by: otherPhone, lastBoundAtMs: nil, nowMs: 1).state
                == .bound)
    }

    @Test(
        "only a ticket in use is released",
        arguments: [ticket(), ticket(voidedAtMs: 1), ticket(phone, voidedAtMs: 1)])
    func notBound(_ ticket: Ticket) {
        #expect(throws: RuleViolation.ticketNotBound) { try ReleaseTicket.decide(ticket) }
    }

    @Test("a new ticket and one in use become void; whose it was stays on record")
    func void() throws {
        #expect(try VoidTicket.decide(ticket(), nowMs: 5) == ticket(voidedAtMs: 5))
        let void = try VoidTicket.decide(ticket(phone), nowMs: 5)
        #expect(void == ticket(phone, voidedAtMs: 5))
        #expect(void.state == .void)
        #expect(throws: RuleViolation.ticketVoid) { try VoidTicket.decide(void, nowMs: 6) }
    }

    @Test("a reason is asked for", arguments: [#"{"reason":"票丢了"}"#, #"{"reason":"x"}"#])
    func reason(_ json: String) throws {
        #expect(try !ActReason(body(json), nfc: { $0 }).text.isEmpty)
    }

    @Test(
        "one that says nothing or too much is refused",
        arguments: [
            ("{}", .required), (#"{"reason":" "}"#, .tooShort),
            (#"{"reason":"\#(String(repeating: "a", count: 201))"}"#, .tooLong),
        ] as [(String, FieldReason)])
    func badReason(_ json: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem("reason", reason)])) {
            try ActReason(body(json), nfc: { $0 })
        }
    }
}

@Suite("Ticket lists and classes")
struct TicketListTests {
    private func filter(_ query: String) throws(RuleViolation) -> TicketFilter {
        try TicketFilter(QueryParameters(query), nfc: { $0 })
    }

    @Test("shows everything, or one state, or one label")
    func taken() throws {
        #expect(try filter("") == TicketFilter(page: PageNumber(page: 1, size: 10)))
        #expect(
            try filter("page=2&size=100&state=bound&label=A")
                == TicketFilter(
                    state: .bound, label: "A", page: PageNumber(page: 2, size: 100)))
        #expect(try filter("label=").label == "", "those without a label")
    }

    @Test(
        "refuses a parameter it cannot take",
        arguments: [
            ("state=used", "state", .notAllowed), ("state=", "state", .notAllowed),
            ("size=101", "size", .outOfRange), ("label=a&label=b", "label", .tooMany),
        ] as [(String, String, FieldReason)])
    func refused(_ query: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) { try filter(query) }
    }

    @Test("a number is written with a t", arguments: ["t1", "t300", "t9223372036854775807"])
    func number(_ text: String) {
        #expect(TicketNumber(text)?.text == text)
    }

    @Test("nothing else is a number", arguments: ["", "t", "t0", "t01", "T1", "1", "k1", "t-1"])
    func noNumber(_ text: String) {
        #expect(TicketNumber(text) == nil)
    }

    @Test("a voter's class is the strongest of what they present")
    func strongest() {
        #expect(VoterClass.strongest(holdsTicket: true, isLoggedIn: true) == .ticket)
        #expect(VoterClass.strongest(holdsTicket: true, isLoggedIn: false) == .ticket)
        #expect(VoterClass.strongest(holdsTicket: false, isLoggedIn: true) == .account)
        #expect(VoterClass.strongest(holdsTicket: false, isLoggedIn: false) == .device)
    }
}
