import Testing

@testable import DebateFCGI

@Suite("Accept")
struct AcceptTests {
    @Test(
        "a file is sent to those who want one more than JSON",
        arguments: [
            (nil, false), ("", false), ("*/*", false), ("application/json", false),
            ("text/csv", true), ("TEXT/CSV; charset=utf-8", true), ("text/*", true),
            ("text/csv, application/json", true), ("application/json, text/csv", false),
            ("text/csv, */*", true), ("*/*, text/csv", true), ("text/csv, */*;q=0.1", true),
            ("text/csv;q=0.5, application/json", false),
            ("text/csv, application/json;q=0.9", true),
            ("text/csv;q=0.5, application/json; q=0.2", true), ("text/csv;q=0", false),
            ("text/csv;q=0.1, */*;q=0.5", false), ("text/csv;q=x", false),
            ("text/html, application/xhtml+xml, */*;q=0.8", false), ("csv", false),
        ] as [(String?, Bool)])
    func csv(_ header: String?, _ wantsFile: Bool) {
        #expect(Accept(header).prefers("text/csv", to: "application/json") == wantsFile)
    }
}
