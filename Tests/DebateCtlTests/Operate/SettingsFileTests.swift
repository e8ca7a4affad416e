import Testing

@testable import DebateCtl

@Suite("A file of settings")
struct SettingsFileTests {
    @Test(
        "is read as systemd reads it",
        arguments: [
            (" DEBATE_PORT=80", "80"), ("DEBATE_PORT=80 \t", "80"), ("DEBATE_PORT = 80", "80"),
            ("DEBATE_PORT=\"a b\" ", "a b"), ("DEBATE_PORT=' a'", " a"), ("DEBATE_PORT=", ""),
            ("# x\r\nDEBATE_PORT=80\r\n", "80"), (";x\rDEBATE_PORT=80", "80"),
            ("DEBATE_PORT=a=b # c", "a=b # c"),
        ])
    func values(_ text: String, _ value: String) {
        let file = SettingsFile(text)
        #expect(file.values == ["DEBATE_PORT": value])
        #expect(file.problems.isEmpty)
    }

    @Test(
        "names a line that says nothing, and goes on to the next",
        arguments: [
            ("DEBATE-LOG=debug", "line 1 is no NAME=value"), ("80", "line 1 is no NAME=value"),
            ("1A=b", "line 1 is no NAME=value"), ("=b", "line 1 is no NAME=value"),
            ("export A=b", "line 1 is no NAME=value"),
            (
                "A=\"b",
                "line 1: the value of A has quotes or backslashes that may be read in more than one "
                    + "way"
            ),
            (
                "A=b\\",
                "line 1: the value of A has quotes or backslashes that may be read in more than one "
                    + "way"
            ),
            ("# a \\", "line 1: a remark that ends with \\ swallows the line after it"),
        ])
    func problems(_ line: String, _ problem: String) {
        let file = SettingsFile(line + "\nDEBATE_PORT=80\n")
        #expect(file.problems == [problem])
        #expect(file.values == ["DEBATE_PORT": "80"])
    }

    @Test("of two lines for one name the last counts, and it is told")
    func twice() {
        let file = SettingsFile("A=b\r\n\r\nA=c")
        #expect(file.values == ["A": "c"])
        #expect(file.problems == ["line 3: A stands twice"])
    }
}
