import Testing

@testable import DebateCtl

@Suite("Arguments")
struct ArgumentsTests {
    @Test("an option takes the next word or what follows its =")
    func values() throws {
        let arguments = try Arguments(["--web", "/w", "--nginx=/n=1"], options: ["web", "nginx"])
        #expect(arguments["web"] == "/w")
        #expect(arguments["nginx"] == "/n=1")
    }

    @Test("an option that must be given is missed by name")
    func required() throws {
        let arguments = try Arguments([], options: ["web"])
        #expect(throws: ArgumentProblem(description: "--web is missing")) {
            try arguments.required("web")
        }
    }

    @Test(
        "what cannot be understood is refused with its name",
        arguments: [
            (["--no"], "unknown option --no"),
            (["x"], "unexpected argument \"x\""),
            (["--web"], "--web needs a value"),
            (["--web="], "--web needs a value"),
            (["--web", "a", "--web", "b"], "--web stands twice"),
            (["--"], "unknown option --"),
        ])
    func refused(_ words: [String], _ sentence: String) {
        #expect(throws: ArgumentProblem(description: sentence)) {
            try Arguments(words, options: ["web"])
        }
    }
}
