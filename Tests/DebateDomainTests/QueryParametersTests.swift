import Testing

@testable import DebateDomain

@Suite("Query parameters")
struct QueryParametersTests {
    @Test(
        "decodes names and values",
        arguments: [
            ("a=1", .text("1")), ("a=", .text("")), ("a", .text("")), ("b=2&a=1", .text("1")),
            ("a=x+y", .text("x y")), ("a=x%20y", .text("x y")), ("a=x%2By", .text("x+y")),
            ("a=%E6%AD%A3", .text("正")), ("a=%e6%ad%a3", .text("正")), ("a=正", .text("正")),
            ("a=b=c", .text("b=c")), ("a==", .text("=")), ("%61=1", .text("1")),
            ("a=%26%3D", .text("&=")),
            ("a=%00", .text("\0")), ("&&a=1&&", .text("1")), ("a=1?x", .text("1?x")),
            // A % that begins no escape stands for itself.
            ("a=%", .text("%")), ("a=100%", .text("100%")), ("a=%4", .text("%4")),
            ("a=%zz", .text("%zz")), ("a=%4g", .text("%4g")), ("a=%%41", .text("%A")),
            ("a=%ff", .notText), ("a=%E6%AD", .notText), ("a=%C0%80", .notText),
            ("a=%ED%A0%80", .notText),
            // A mark that combines with the sign before it changes nothing of the signs.
            ("a=\u{301}", .text("\u{301}")), ("b=1&\u{301}=2&a=1", .text("1")),
        ] as [(String, QueryParameters.Value)])
    func decodes(_ query: String, _ value: QueryParameters.Value) {
        #expect(QueryParameters(query).values("a") == [value])
    }

    @Test("a parameter that is not there has no values", arguments: ["", "&", "=1", "aa=1", "A=1"])
    func absent(_ query: String) {
        #expect(QueryParameters(query).values("a") == [])
    }

    @Test("one given more than once keeps all its values in order")
    func repeats() {
        #expect(QueryParameters("a=1&b=x&a=2").values("a") == [.text("1"), .text("2")])
    }

    @Test("a reader notes every parameter it cannot take")
    func problems() {
        var reader = QueryParameters("a=1&a=2&b=%ff&c=bad&d=ok&e=1").reader()
        let keep: (String) throws(FieldReason) -> String = { $0 }
        #expect(reader.parameter("a", keep) == nil)
        #expect(reader.parameter("b", keep) == nil)
        let refused = reader.parameter("c") { _ throws(FieldReason) -> Int in throw .wrongType }
        #expect(refused == nil)
        #expect(reader.parameter("d", keep) == "ok")
        #expect(reader.parameter("absent", keep) == nil)
        #expect(
            throws: RuleViolation.fields([
                FieldProblem("a", .tooMany), FieldProblem("b", .badCharacters),
                FieldProblem("c", .wrongType),
            ])
        ) { try reader.finish() }
    }
}
