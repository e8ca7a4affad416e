import Testing

@testable import DebateDomain

@Suite("Word file")
struct WordFileTests {
    private func read(_ text: String) -> WordFile {
        WordFile(text, nfc: { $0 }, MatchingForms(folded: { $0 }, simplified: { $0 }))
    }

    @Test("a word a line, after its outcome and a tab")
    func good() {
        let file = read("# 常用\nblock\t笨蛋\n\nhold\tshut up\r\npass\t草\nallow\t草莓\n")
        #expect(
            file.list
                == WordList(
                    words: [
                        ListedWord("笨蛋", .block), ListedWord("shut up", .hold),
                        ListedWord("草", .pass),
                    ], allowed: ["草莓"]))
        #expect(file.badLines.isEmpty)
        #expect(read("").list == WordList())
    }

    @Test(
        "names lines that cannot be read; the others hold",
        arguments: [
            ("block\t笨蛋\n坏蛋\n", [2], 1), ("deny\t笨蛋", [1], 0), ("block 笨蛋", [1], 0),
            ("block\t\nhold\ta", [1], 1), ("# x\n\nblock\t\u{1}", [3], 0),
            ("block\t!!", [1], 0),
        ])
    func bad(_ text: String, _ lines: [Int], _ words: Int) {
        #expect(read(text).badLines == lines)
        #expect(read(text).list.words.count == words)
    }
}
