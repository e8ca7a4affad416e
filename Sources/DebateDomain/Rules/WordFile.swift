/// The installation's word list, as its file holds it: a word a line.
///
/// Shape: `outcome<TAB>word`, the outcome `pass`, `hold`, `block` or `allow`; empty lines and those
/// that begin with `#` say nothing.
package struct WordFile: Sendable, Hashable {
    package private(set) var list = WordList()
    /// Lines that cannot be read, from 1. The others hold: a slip of the pen must not leave a debate
    /// without any list.
    package private(set) var badLines: [Int] = []

    package init(_ text: String, nfc: (String) -> String, _ forms: MatchingForms) {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() where !line.isEmpty && line.first != "#" {
            if !take(line, nfc, forms) { badLines.append(index + 1) }
        }
    }

    private mutating func take(
        _ line: Substring, _ nfc: (String) -> String, _ forms: MatchingForms
    ) -> Bool {
        let halves = line.split(separator: "\t", maxSplits: 1)
        guard halves.count == 2,
            let word = try? WordList.wordRule.check(String(halves[1]), nfc: nfc),
            !MatchingText(word, forms).units.isEmpty
        else { return false }
        if halves[0] == "allow" {
            guard list.allowed.count < WordList.mostAllowed else { return false }
            list.allowed.append(word)
            return true
        }
        guard let outcome = WordOutcome(rawValue: String(halves[0])),
            list.words.count < WordList.mostWords
        else { return false }
        list.words.append(ListedWord(word, outcome))
        return true
    }
}
