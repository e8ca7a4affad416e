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

    @Test("plain words stand in the places the command names, flags anywhere")
    func wordsAndFlags() throws {
        let arguments = try Arguments(
            ["a", "--quiet", "--web", "/w", "b"], options: ["web"], flags: ["quiet", "loud"],
            words: ["ONE", "TWO"])
        #expect(arguments.word(0) == "a" && arguments.word(1) == "b")
        #expect(arguments.has("quiet") && !arguments.has("loud"))
        #expect(throws: ArgumentProblem(description: "TWO is missing")) {
            try Arguments(["a"], options: [], words: ["ONE", "TWO"])
        }
        #expect(throws: ArgumentProblem(description: "unexpected argument \"c\"")) {
            try Arguments(["a", "c"], options: [], words: ["ONE"])
        }
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
