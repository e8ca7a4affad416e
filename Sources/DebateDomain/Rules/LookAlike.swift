/// Characters that pose as others, after the compatibility form has unified what it can.
///
/// Digits are unified with digits and letters with letters: `１`, `①` and `❶` are 1. A Chinese
/// numeral stays one, because 三八 is an insult and 38 a temperature: were they the same, a listed
/// word would hit every price and every year.
enum LookAlike {
    static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0..<0x80: scalar
        // Letters in black circles and squares, which have no compatibility form.
        case 0x1F150...0x1F169: letter(scalar.value - 0x1F150)
        case 0x1F170...0x1F189: letter(scalar.value - 0x1F170)
        // The letters flags are made of: 🇸 and 🇧.
        case flags: letter(scalar.value - flags.lowerBound)
        default: table[scalar] ?? digit(scalar) ?? scalar
        }
    }

    /// Whether it is one of two that make a flag.
    static func isOfFlag(_ scalar: Unicode.Scalar) -> Bool { flags.contains(scalar.value) }

    private static let flags: ClosedRange<UInt32> = 0x1F1E6...0x1F1FF

    private static func letter(_ index: UInt32) -> Unicode.Scalar {
        Unicode.Scalar(UInt8(ascii: "a") + UInt8(truncatingIfNeeded: index))
    }

    /// The plain digit of any script's digit, and of one in a black circle.
    private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let properties = scalar.properties
        guard [.decimalNumber, .otherNumber].contains(properties.generalCategory),
            let value = properties.numericValue, let digit = UInt8(exactly: value), digit < 10
        else { return nil }
        return Unicode.Scalar(UInt8(ascii: "0") + digit)
    }

    private static let table: [Unicode.Scalar: Unicode.Scalar] = [
        // Cyrillic and Greek small letters drawn like Latin ones.
        "\u{0430}": "a", "\u{0501}": "d", "\u{0435}": "e", "\u{04BB}": "h", "\u{0456}": "i",
        "\u{0458}": "j", "\u{04CF}": "l", "\u{043E}": "o", "\u{0440}": "p", "\u{051B}": "q",
        "\u{0441}": "c", "\u{0455}": "s", "\u{051D}": "w", "\u{0445}": "x", "\u{0443}": "y",
        "\u{03B1}": "a", "\u{03B9}": "i", "\u{03BA}": "k", "\u{03BD}": "v", "\u{03BF}": "o",
        "\u{03C1}": "p", "\u{03C5}": "u", "\u{0131}": "i",
        // Small capitals, and other letters drawn like Latin ones.
        "ᴀ": "a", "ʙ": "b", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ꜰ": "f", "ɢ": "g", "ʜ": "h", "ɪ": "i",
        "ᴊ": "j", "ᴋ": "k", "ʟ": "l", "ᴍ": "m", "ɴ": "n", "ᴏ": "o", "ᴘ": "p", "ꞯ": "q", "ʀ": "r",
        "ꜱ": "s", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v", "ᴡ": "w", "ʏ": "y", "ᴢ": "z", "\u{0251}": "a",
        "\u{0261}": "g", "\u{0493}": "f", "\u{0138}": "k",
        // The numerals of cheques.
        "壹": "一", "弌": "一", "贰": "二", "弍": "二", "叁": "三", "弎": "三", "肆": "四", "伍": "五",
        "陆": "六", "柒": "七", "捌": "八", "玖": "九", "〇": "零",
        // Other spellings of the same word, which the tables of characters keep apart.
        "著": "着", "妳": "你", "祂": "它", "牠": "它",
    ]
}
