import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Screen queries")
struct ScreenQueriesTests {
    private let database: TemporaryDatabase
    private let nowMs = FixedClock.evening.nowMs

    init() throws {
        database = try TemporaryDatabase()
        try database.store.writer.submit { transaction in
            try transaction.insert(.sample(1))
            try transaction.insert(.sample(2))
        }
    }

    private func hash(_ number: Int) -> String {
        String(String(repeating: "0", count: 43).dropLast("\(number)".count)) + "\(number)"
    }

    private func add(_ number: Int, debate: Int = 1) throws -> CredentialNumber {
        guard case .object(let body) = try JSONParser.parse(Array(#"{"name":"主屏"}"#.utf8)) else {
            throw RuleViolation.notFound
        }
        let screen = try CreateScreen(body, nfc: { $0 })
        let (hash, nowMs) = (hash(number), nowMs)
        return try database.store.writer.submit {
            try $0.addScreen(screen, to: .sample(debate), secretHash: hash, nowMs: nowMs)
        }
    }

    private func screens(_ debate: Int = 1) throws -> [ScreenRecord] {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.screens(of: .sample(debate))
        }
    }

    private func authority(_ number: Int) throws -> Authority? {
        try database.store.reader().read { transaction throws(StoreError) in
            try transaction.authority(secretHash: hash(number), nowMs: nowMs)?.authority
        }
    }

    @Test("screens are listed, the newest first, in their own debate only")
    func list() throws {
        let first = try add(1)
        let second = try add(2)
        #expect(
            try screens()
                == [second, first].map {
                    ScreenRecord(number: $0, name: "主屏", createdAtMs: nowMs, seenAtMs: nil)
                })
        #expect(try screens(2) == [])
        let seenAtMs = nowMs + 5
        try database.store.writer.submit { try $0.note(useOf: first, atMs: seenAtMs) }
        #expect(try screens().last?.seenAtMs == seenAtMs)
    }

    @Test("a screen's key stands for its debate until it is revoked there")
    func revoke() throws {
        let number = try add(1)
        #expect(try authority(1) == .screen(.sample(1), number))
        func remove(_ debate: Int) throws -> String? {
            try database.store.writer.submit {
                try $0.removeScreen(number, of: .sample(debate))
            }
        }
        #expect(try remove(2) == nil)
        #expect(try authority(1) != nil)
        #expect(try remove(1) == "主屏")
        #expect(try remove(1) == nil)
        #expect(try authority(1) == nil)
    }

    @Test("the 21st screen of a debate is refused; another debate has its own 20")
    func limit() throws {
        for number in 1...20 { _ = try add(number) }
        #expect(throws: RuleViolation.limitReached(max: 20)) { try add(21) }
        _ = try add(22, debate: 2)
        #expect(throws: RuleViolation.notFound) { try add(23, debate: 9) }
    }
}
