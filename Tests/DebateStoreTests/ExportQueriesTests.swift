import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Export queries")
struct ExportQueriesTests {
    private func export(_ file: ExportFile, of votes: VotingDatabase) throws -> ExportTable {
        try votes.read { transaction throws(StoreError) in
            guard let debate = try transaction.debate(votes.debate) else {
                return ExportTable([])
            }
            return try transaction.export(file, of: debate, nowMs: 100_000)
        }
    }

    /// The cells of one column.
    private func column(_ name: String, _ table: ExportTable) throws -> [ExportTable.Cell] {
        let index = try #require(
            table.columns.firstIndex { $0 == .value(name) || $0 == .time(name) })
        return table.rows.map { $0[index] }
    }

    @Test("ballots stand in the order of pseudonyms, and say whether they count")
    func ballots() throws {
        let votes = try VotingDatabase(rules: DebateRules(countingClasses: [.account]))
        let round = try votes.open(.pre)
        try votes.cast(40, by: .device(.init(.sample(2))), in: round, atMs: 12_345)
        try votes.cast(nil, by: .device(.init(.sample(1))), in: round)
        try votes.cast(70, by: .account(.init(.sample(3))), from: 2, in: round)
        let table = try export(.ballots, of: votes)
        let pseudonyms = try column("pseudonym", table).map { "\($0)" }
        #expect(pseudonyms == pseudonyms.sorted())
        #expect(Set(try column("counts", table)) == [.flag(true), .flag(false)])
        let counted = table.rows.filter { $0[8] == .flag(true) }
        #expect(counted.count == 1)
        #expect(counted.first?[3] == .text("account"))
        #expect(try column("state", table).filter { $0 == .text("superseded") }.count == 1)
        // Coarse, as in the ledger.
        #expect(try column("at", table).allSatisfy { $0 == .number(10_000) || $0 == .number(0) })
    }

    @Test("a void round's ballots count nowhere")
    func voidRound() throws {
        let votes = try VotingDatabase()
        let round = try votes.open(.pre)
        try votes.cast(40, by: .device(.init(.sample(2))), in: round)
        try votes.void(round)
        #expect(try column("counts", export(.ballots, of: votes)) == [.flag(false)])
        #expect(try column("voidReason", export(.rounds, of: votes)) == [.text("误开")])
    }

    @Test("rounds have their true tallies, whatever is shown; the flow waits for both rounds")
    func rounds() throws {
        let votes = try VotingDatabase()
        let pre = try votes.open(.pre)
        try votes.cast(0, by: .device(.init(.sample(1))), in: pre)
        #expect(try column("tally.negative", export(.rounds, of: votes)) == [.number(100)])
        #expect(try export(.flow, of: votes).rows.isEmpty)
        try votes.close(pre)
        let post = try votes.open(.post)
        try votes.cast(100, by: .device(.init(.sample(1))), in: post)
        let flow = try export(.flow, of: votes).rows
        #expect(flow.count == 9)
        #expect(
            flow.filter { $0[2] != .number(0) } == [
                [.text("negative"), .text("affirmative"), .number(1)]
            ])
    }

    @Test("what tells choices waits until no round is open or closing")
    func waiting() throws {
        let votes = try VotingDatabase()
        func isReady() throws -> Bool {
            try votes.read { transaction throws(StoreError) in
                try transaction.mayExportChoices(of: votes.debate)
            }
        }
        #expect(try isReady())
        _ = try votes.plan(.post)
        #expect(try isReady())
        let pre = try votes.open(.pre)
        #expect(try !isReady())
        try votes.close(pre)
        #expect(try isReady())
    }

    @Test("the ledger's file has every row, chained")
    func ledger() throws {
        let votes = try VotingDatabase()
        let round = try votes.open(.pre)
        for voter in 1...5 {
            try votes.cast(10 * voter, by: .device(.init(.sample(voter))), in: round)
        }
        try votes.cast(nil, by: .device(.init(.sample(1))), in: round)
        let table = try export(.ledger, of: votes)
        #expect(try column("ordinal", table) == (1...6).map { .number($0) })
        #expect(
            try column("hash", table).dropLast() == column("previousHash", table).dropFirst())
        #expect(try column("choice.undecided", table).last == .flag(true))
    }

    @Test("X4: the record of acts leaves the address here")
    func audit() throws {
        let votes = try VotingDatabase()
        let debate = votes.debate
        try votes.database.store.writer.submit { transaction in
            try transaction.record(
                AuditEntry(
                    atMs: 7,
                    actor: .account(
                        AccountID(.sample(9)), username: "林", address: "203.0.113.7"),
                    action: .ticketCreate, debate: debate, target: "live/x", after: #"{"count":3}"#)
            )
        }
        let table = try export(.audit, of: votes)
        #expect(table.rows.count == 1)
        #expect(try column("after", table) == [.json(#"{"count":3}"#)])
        let text = String(decoding: table.csv(local: { "\($0)" }), as: UTF8.self)
        #expect(!text.contains("203.0.113.7"))
    }
}
