import Testing

@testable import DebateDomain

@Suite("Danmaku lists")
struct DanmakuListTests {
    @Test("goes on after a number, or back from one")
    func pages() throws {
        #expect(
            try DanmakuPage(QueryParameters("since=5&limit=2"))
                == .after(LogPosition(since: 5, limit: 2)))
        #expect(
            try DanmakuPage(QueryParameters("")) == .after(LogPosition(since: 0, limit: 100)))
        #expect(try DanmakuPage(QueryParameters("before=9")) == .before(9, limit: 100))
    }

    @Test(
        "refuses what it cannot take",
        arguments: [
            ("before=0", "before", .outOfRange), ("before=x", "before", .wrongType),
            ("since=1&before=9", "before", .notAllowed), ("limit=501", "limit", .outOfRange),
        ] as [(String, String, FieldReason)])
    func refused(_ query: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) {
            try DanmakuPage(QueryParameters(query))
        }
    }

    @Test("numbers are written with d and x")
    func numbers() {
        #expect(DanmakuNumber("d1024")?.value == 1024 && DanmakuNumber("x1") == nil)
        #expect(RestrictionNumber("x4")?.text == "x4" && RestrictionNumber("d4") == nil)
    }
}
