import DebateDomain
import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Ticket queries")
struct TicketQueriesTests {
    private let database: TemporaryDatabase
    private let debate = DebateID.sample(1)
    private let phone = DeviceID(.sample(1))
    private let otherPhone = DeviceID(.sample(2))

    init() throws {
        database = try TemporaryDatabase()
        try database.store.writer.submit { transaction in
            try transaction.insert(.sample(1))
            try transaction.insert(.sample(2))
        }
    }

    /// The same number, the same code; of another debate, another hash.
    private static func drawn(_ number: Int, of debate: DebateID = .sample(1)) -> DrawnTicket {
        let bytes =
            [UInt8](repeating: 0, count: 5) + [
                UInt8(truncatingIfNeeded: number >> 8), UInt8(truncatingIfNeeded: number),
            ]
        let code = OneTimeCode(.ticket, randomBytes: bytes)
        let text = "\(debate.text.suffix(2))-\(number)-"
        return DrawnTicket(
            code: code, hash: text + String(repeating: "x", count: 43 - text.utf8.count))
    }

    @discardableResult
    private func add(
        _ numbers: [Int], label: String = "", to debate: DebateID = .sample(1),
        redrawing others: [Int] = []
    ) throws -> [NewTicket] {
        try database.store.writer.submit { transaction in
            var rest = others[...]
            return try transaction.addTickets(
                numbers.map { Self.drawn($0, of: debate) }, label: label, to: debate, nowMs: 1,
                redraw: { Self.drawn(rest.popFirst() ?? 0, of: debate) })
        }
    }

    private func redeem(_ number: Int, by device: DeviceID, nowMs: Int64) throws {
        let debate = debate
        try database.store.writer.submit { transaction in
            guard let ticket = try transaction.ticket(codeHash: Self.drawn(number).hash) else {
                throw RuleViolation.badTicket
            }
            try transaction.update(
                try RedeemTicket.decide(
                    ticket, by: device,
                    lastBoundAtMs: try transaction.lastBoundAtMs(device, in: debate),
                    nowMs: nowMs))
        }
    }

    private func change(
        _ number: TicketNumber, _ decide: @escaping @Sendable (Ticket) throws -> Ticket
    ) throws {
        let debate = debate
        try database.store.writer.submit { transaction in
            let ticket = try #require(try transaction.ticket(number, of: debate))
            try transaction.update(try decide(ticket))
        }
    }

    private func tickets(
        state: TicketState? = nil, label: String? = nil, page: Int = 1, size: Int = 100,
        of debate: DebateID = .sample(1)
    ) throws -> PageOf<Ticket> {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.tickets(
                of: debate,
                TicketFilter(state: state, label: label, page: PageNumber(page: page, size: size)))
        }
    }

    private func holdsTicket(_ device: DeviceID, in debate: DebateID = .sample(1)) throws -> Bool {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.holdsTicket(device, in: debate)
        }
    }

    private func count(of debate: DebateID) throws -> Int {
        try database.store.writer.submit { try $0.ticketCount(of: debate) }
    }

    @Test("a batch is listed in the order it was made, each with the code it was given")
    func batch() throws {
        let made = try add(Array(1...5), label: "A")
        #expect(made.map(\.number.value) == [1, 2, 3, 4, 5])
        #expect(made.map(\.code) == (1...5).map { Self.drawn($0).code })
        let listed = try tickets()
        #expect(listed.rows == made.map { Ticket(number: $0.number, label: "A") })
        #expect(listed.total == 5)
        #expect(try count(of: debate) == 5)
    }

    @Test("a code that some ticket has already is drawn again, as often as needed")
    func collision() throws {
        try add([1, 2])
        let made = try add([3, 2, 4], redrawing: [1, 3, 5])
        #expect(made.map(\.code) == [3, 4, 5].map { Self.drawn($0).code })
        #expect(try count(of: debate) == 5)
        #expect(try tickets().rows.suffix(3).map(\.number) == made.map(\.number))
    }

    @Test("of two equal codes drawn at once one is drawn again")
    func twins() throws {
        let made = try add([1, 1], redrawing: [2])
        #expect(made.map(\.code) == [1, 2].map { Self.drawn($0).code })
    }

    @Test("there are no tickets of a debate that does not exist")
    func noDebate() throws {
        #expect(throws: RuleViolation.notFound) { try add([1], to: .sample(9)) }
    }

    @Test("lists of one state, one label, one page")
    func filters() throws {
        let first = try add([1, 2, 3], label: "A")
        try add([4, 5], label: "B")
        try add([1], label: "A", to: .sample(2))
        try redeem(1, by: phone, nowMs: 10)
        try redeem(2, by: phone, nowMs: 20)
        try change(first[1].number) { try VoidTicket.decide($0, nowMs: 30) }
        #expect(try tickets(state: .new).rows.map(\.number.value) == [3, 4, 5])
        #expect(try tickets(state: .bound).rows.map(\.number.value) == [1])
        #expect(try tickets(state: .void).rows.map(\.number.value) == [2])
        #expect(try tickets(label: "B").total == 2)
        #expect(try tickets(label: "").total == 0)
        #expect(try tickets(state: .new, label: "A").rows.map(\.number.value) == [3])
        let page = try tickets(page: 2, size: 2)
        #expect(page.rows.map(\.number.value) == [3, 4])
        #expect(page.total == 5)
        #expect(try tickets(of: .sample(2)).total == 1)
    }

    @Test("a ticket of another debate is not found by its number")
    func foreign() throws {
        let number = try add([1], to: .sample(2))[0].number
        let found = try database.store.writer.submit {
            try $0.ticket(number, of: .sample(1))
        }
        #expect(found == nil)
        #expect(throws: RuleViolation.badTicket) { try redeem(1, by: phone, nowMs: 1) }
    }

    @Test("a device holds a ticket in the debate it is of, until it is released or void")
    func holding() throws {
        let made = try add([1, 2])
        #expect(try !holdsTicket(phone))
        try redeem(1, by: phone, nowMs: 10)
        #expect(try holdsTicket(phone))
        #expect(try !holdsTicket(phone, in: .sample(2)))
        #expect(try !holdsTicket(otherPhone))
        try change(made[0].number) { try ReleaseTicket.decide($0) }
        #expect(try !holdsTicket(phone))
        try redeem(1, by: otherPhone, nowMs: 20)
        try redeem(2, by: phone, nowMs: 20)
        try change(made[1].number) { try VoidTicket.decide($0, nowMs: 30) }
        #expect(try !holdsTicket(phone))
        #expect(try holdsTicket(otherPhone))
    }

    @Test("of the tickets of one device, that bound last is known, in one millisecond too")
    func sharedDevice() throws {
        try add([1, 2])
        try redeem(1, by: phone, nowMs: 10)
        try redeem(2, by: phone, nowMs: 10)
        #expect(try tickets().rows.map(\.binding?.atMs) == [10, 11])
        try redeem(2, by: phone, nowMs: 50)
        #expect(try tickets().rows.map(\.binding?.atMs) == [10, 11])
        try redeem(1, by: phone, nowMs: 50)
        #expect(try tickets().rows.map(\.binding?.atMs) == [50, 11])
    }

    @Test("of many devices at once exactly one gets a ticket")
    func race() throws {
        try add([1])
        let outcomes = Monitor((won: 0, inUse: 0))
        onThreads(8) { index in
            do {
                try redeem(1, by: DeviceID(.sample(100 + index)), nowMs: 10)
                outcomes.update { $0.won += 1 }
            } catch {
                guard case RuleViolation.ticketInUse = error else { return }
                outcomes.update { $0.inUse += 1 }
            }
        }
        let (won, inUse) = outcomes.update { $0 }
        #expect(won == 1)
        #expect(inUse == 7)
    }

    @Test("a code and a device's tickets are found by an index, without looking at others")
    func plans() throws {
        let connection = try Connection(
            path: database.home.settings.databasePath, mode: .readOnly)
        func plan(_ sql: String, _ values: [any SQLiteValue]) throws -> [String] {
            try connection.rows("EXPLAIN QUERY PLAN " + sql, values) { $0.text(3) }
        }
        let byCode = try plan(TicketRow.byCode, ["x"])
        #expect(byCode == ["SEARCH ticket USING INDEX sqlite_autoindex_ticket_1 (code_hash=?)"])
        let last = try plan(TicketRow.lastBinding, ["x", "y"])
        #expect(
            last.contains { $0.hasPrefix("SEARCH ticket USING INDEX ticket_of_device (device=?") },
            "\(last)")
        let byNumber = try plan(TicketRow.byNumber, [1, "y"])
        #expect(!byNumber.contains { $0.hasPrefix("SCAN") }, "\(byNumber)")
    }
}
