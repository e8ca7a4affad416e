import DebateTestSupport
import Testing

@testable import DebateDomain

/// Catches: bits read twice or skipped, a letter out of reach, a code that depends on the bits
/// meant to be left over.
@Suite("One-time code")
struct OneTimeCodeTests {
    private static let alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

    private func parse(_ text: String, _ kind: OneTimeCode.Kind = .ticket) -> String? {
        OneTimeCode(parsing: text, kind: kind, nfkc: { $0 })?.text
    }

    @Test("a ticket is made from 7 bytes, a link from 17")
    func byteCounts() {
        #expect(OneTimeCode.Kind.ticket.byteCount == 7)
        #expect(OneTimeCode.Kind.link.byteCount == 17)
    }

    @Test("five bits a letter, from the first byte's highest bit on")
    func bits() {
        let zeros = [UInt8](repeating: 0, count: 7)
        #expect(OneTimeCode(.ticket, randomBytes: zeros).text == "2222222222")
        let ones = [UInt8](repeating: 0xFF, count: 17)
        let link = OneTimeCode(.link, randomBytes: ones)
        #expect(link.text == String(repeating: "Z", count: 26))
        #expect(link.display == link.text)
        // 00000 00001 00010 00011 00100 00101 00110 00111 01000 01001
        let steps: [UInt8] = [0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x40]
        let ticket = OneTimeCode(.ticket, randomBytes: steps)
        #expect(ticket.text == "23456789AB")
        #expect(ticket.display == "23456-789AB")
    }

    @Test(
        "each bit but the last six changes exactly one letter", arguments: OneTimeCode.Kind.allCases
    )
    func everyBitCounts(_ kind: OneTimeCode.Kind) {
        var random = SeededRandom("code bits")
        let bytes = random.bytes(kind.byteCount)
        let code = OneTimeCode(kind, randomBytes: bytes)
        for bit in 0..<kind.byteCount * 8 {
            var other = bytes
            other[bit / 8] ^= 0x80 >> (bit % 8)
            let changed = zip(OneTimeCode(kind, randomBytes: other).text, code.text)
                .enumerated().filter { $0.element.0 != $0.element.1 }.map(\.offset)
            #expect(changed == (bit / 5 < kind.letterCount ? [bit / 5] : []))
        }
    }

    @Test("every letter is reached at every place", arguments: OneTimeCode.Kind.allCases)
    func everyLetter(_ kind: OneTimeCode.Kind) {
        var random = SeededRandom("code letters")
        var seen = [Set<Character>](repeating: [], count: kind.letterCount)
        for _ in 0..<2000 {
            let code = OneTimeCode(kind, randomBytes: random.bytes(kind.byteCount))
            for (place, letter) in code.text.enumerated() { seen[place].insert(letter) }
        }
        #expect(seen.allSatisfy { $0 == Set(Self.alphabet) })
    }

    @Test("what is shown reads back, whatever is put between", arguments: OneTimeCode.Kind.allCases)
    func roundTrip(_ kind: OneTimeCode.Kind) {
        var random = SeededRandom("code round trip")
        let fillers = ["", "", "", " ", "-", "\u{3000}", "\n", "—", "\u{2212}", "\u{200B}"]
        for _ in 0..<500 {
            let code = OneTimeCode(kind, randomBytes: random.bytes(kind.byteCount))
            #expect(parse(code.text, kind) == code.text)
            #expect(parse(code.display, kind) == code.text)
            let typed = code.text.reduce(into: "") { typed, letter in
                typed += random.element(of: fillers)
                typed += random.element(of: [letter.lowercased(), letter.uppercased()])
            }
            let again = OneTimeCode(parsing: typed, kind: kind, nfkc: { $0 })
            #expect(again == code)
        }
    }

    @Test(
        "any dash or space is passed over",
        arguments: [
            "-", "\u{AD}", "\u{2010}", "\u{2011}", "\u{2012}", "–", "—", "―", "\u{2043}",
            "\u{2212}",
            "\u{2E3A}", "\u{301C}", "\u{FE58}", "\u{FE63}", "－", " ", "\t", "\r\n", "\u{A0}",
            "\u{2003}", "\u{202F}", "\u{3000}", "\u{200B}", "\u{2060}", "\u{FEFF}", " - ", "——",
        ])
    func separators(_ separator: String) {
        #expect(parse("abcde\(separator)fghjk") == "ABCDEFGHJK")
        #expect(parse("\(separator)abcdefghjk\(separator)") == "ABCDEFGHJK")
    }

    @Test("normalises before it looks")
    func normalises() {
        let nfkc: (String) -> String = { $0 == "full width" ? "ABcde-fghjk" : "" }
        let code = OneTimeCode(parsing: "full width", kind: .ticket, nfkc: nfkc)
        #expect(code?.text == "ABCDEFGHJK")
    }

    @Test(
        "anything else is no code",
        arguments: [
            "", " ", "-", "ABCDEFGHJ", "ABCDEFGHJKL", "ABCDE_FGHJK", "ABCDE.FGHJK", "ABCDEFGHJ0",
            "ABCDEFGHJO", "ABCDEFGHJ1", "ABCDEFGHJI", "ABCDEFGHJi", "ABCDEFGHJÄ", "ABCDEFGHJ张",
            "ABCDEFGHJ\0", "ABCDEFGHJ\u{301}K", "ABCDEFGHJＫ", "ABCDEFGHJ[", "ABCDEFGHJ\u{12}",
            "ABCDEFGHJK" + String(repeating: " ", count: 247),
        ])
    func others(_ text: String) {
        #expect(parse(text) == nil)
    }

    @Test("a ticket is no link, nor a link a ticket")
    func kinds() {
        #expect(parse(String(repeating: "A", count: 10), .link) == nil)
        #expect(parse(String(repeating: "A", count: 26), .ticket) == nil)
    }
}
