import Testing

@testable import DebateDomain

@Suite("List debates")
struct ListDebatesTests {
    private func list(_ query: String) throws(RuleViolation) -> ListDebates {
        try ListDebates(QueryParameters(query), nfc: { $0 })
    }

    @Test("without parameters it is the first ten of all, newest first")
    func defaults() throws {
        let list = try list("")
        #expect(list.filter == DebateFilter())
        #expect(list.filter.order == .newest)
        #expect(list.page == PageNumber(page: 1, size: 10))
    }

    @Test("reads every parameter and ignores those of other names")
    func everything() throws {
        let list = try list(
            "page=3&size=100&status=2&category=%E6%95%99%E8%82%B2&keyword=+AI+&sort=startTime&x=1")
        #expect(
            list.filter
                == DebateFilter(status: .ended, category: "教育", keyword: "AI", order: .startTime))
        #expect(list.page == PageNumber(page: 3, size: 100))
    }

    @Test(
        "refuses a parameter it cannot take, by name and reason",
        arguments: [
            ("page=0", "page", .outOfRange), ("page=-1", "page", .outOfRange),
            ("page=9223372036854775808", "page", .outOfRange), ("page=1.0", "page", .wrongType),
            ("page=", "page", .wrongType), ("page=x", "page", .wrongType),
            ("page=%2B1", "page", .wrongType), ("page=-", "page", .wrongType),
            ("page=1&page=1", "page", .tooMany), ("page=１", "page", .wrongType),
            ("size=0", "size", .outOfRange), ("size=101", "size", .outOfRange),
            ("status=3", "status", .outOfRange), ("status=-1", "status", .outOfRange),
            ("status=live", "status", .wrongType), ("category=", "category", .tooShort),
            ("category=123456789012345678901", "category", .tooLong),
            ("keyword=", "keyword", .tooShort), ("keyword=%E2%80%8B", "keyword", .tooShort),
            ("keyword=%FF", "keyword", .badCharacters), ("keyword=a%00", "keyword", .badCharacters),
            ("sort=oldest", "sort", .notAllowed), ("sort=", "sort", .notAllowed),
        ] as [(String, String, FieldReason)])
    func refuses(_ query: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) { try list(query) }
    }

    @Test("a keyword may have 50 code points and no more")
    func keywordLength() throws {
        let fifty = String(repeating: "a", count: 50)
        #expect(try list("keyword=" + fifty).filter.keyword == fifty)
        #expect(throws: RuleViolation.fields([FieldProblem("keyword", .tooLong)])) {
            try list("keyword=a" + fifty)
        }
    }

    @Test("names every parameter that cannot be taken")
    func several() {
        #expect(
            throws: RuleViolation.fields([
                FieldProblem("page", .outOfRange), FieldProblem("sort", .notAllowed),
            ])
        ) { try list("sort=x&page=0") }
    }
}

@Suite("Page number")
struct PageNumberTests {
    @Test(
        "the rows before a page are counted without overflow",
        arguments: [
            (1, 10, 0), (2, 10, 10), (7, 100, 600), (.max, 1, .max - 1), (.max, 2, .max),
            (.max, 100, .max),
        ])
    func offset(_ page: Int, _ size: Int, _ offset: Int) {
        #expect(PageNumber(page: page, size: size).offset == offset)
    }

    @Test(
        "the last page may be short",
        arguments: [(0, 0), (1, 1), (9, 1), (10, 1), (11, 2), (20, 2)])
    func pages(_ total: Int, _ pages: Int) {
        let page = PageOf<Int>(rows: [], total: total, number: PageNumber(page: 1, size: 10))
        #expect(page.pages == pages)
    }
}
