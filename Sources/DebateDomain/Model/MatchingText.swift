/// A text as listed words are looked for in it: what can be read of it, character by character, and
/// what stood between (rule D3).
package struct MatchingText: Sendable, Hashable {
    package let units: [Unit]
    /// For every unit, how many gaps up to and with the one before it no word reaches over.
    let barriers: [Int]

    /// One character, however often it was repeated.
    package struct Unit: Sendable, Hashable {
        package var scalar: Unicode.Scalar
        package var kind: Kind
        /// How many of it stood in a row; the row counts as one. Digits are never a row: 66 is
        /// another number than 6.
        package var run: Int
        package var gapBefore: Gap
        /// The letters or digits it stands among, without a gap: the unit they begin and end with.
        var piece: ClosedRange<Int>
    }

    package enum Kind: Sendable, Hashable {
        /// Of a script that parts its words: Latin, Greek, Cyrillic.
        case letter
        case digit
        /// Of any other, such as Chinese.
        case other
    }

    /// What stood before a character.
    package enum Gap: Int, Sendable, Hashable, Comparable {
        /// Nothing, or nothing that can be seen.
        case none
        case apostrophe
        /// Punctuation, symbols, emoji.
        case sign
        case space

        package static func < (one: Gap, other: Gap) -> Bool { one.rawValue < other.rawValue }
    }

    package init(_ text: String, _ forms: MatchingForms) {
        units = Self.joined(Self.read(text, forms))
        var barriers: [Int] = []
        barriers.reserveCapacity(units.count)
        for index in units.indices {
            let isBarrier = index > 0 && !Self.canCross(index, units)
            barriers.append((barriers.last ?? 0) + (isBarrier ? 1 : 0))
        }
        self.barriers = barriers
    }

    /// The characters alone: equal for two texts that say the same.
    package var text: String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: units.lazy.map(\.scalar))
        return String(scalars)
    }

    // MARK: Whole words

    /// Whether a word may begin at this unit: not within a Latin word or a number, nor at the
    /// rest of a short form (`it's`).
    func canBegin(at index: Int) -> Bool {
        let unit = units[index]
        guard unit.kind != .other, index > 0 else { return true }
        guard unit.piece.lowerBound == index else { return false }
        return !(unit.gapBefore == .apostrophe && units[index - 1].kind == .letter)
    }

    /// Whether a word may end with this unit: not within a Latin word or a number.
    func canEnd(at index: Int) -> Bool {
        units[index].kind == .other || units[index].piece.upperBound == index
    }

    /// Whether a word reaches over the gap before this unit, where it has none itself.
    ///
    /// Between Chinese characters always. Between letters and digits signs never hide a word,
    /// `id-iot`; spaces and apostrophes do not between single ones, `i d i o t`, but else part
    /// words: `the pen is` holds three, and `he'll` is no `hell`.
    private static func canCross(_ index: Int, _ units: [Unit]) -> Bool {
        let (before, after) = (units[index - 1], units[index])
        guard before.kind != .other, after.kind != .other else { return true }
        return switch after.gapBefore {
        case .none, .sign: true
        case .space, .apostrophe: before.piece.count == 1 && after.piece.count == 1
        }
    }

    // MARK: Reading

    /// The characters that can be read, each run once.
    private static func read(_ text: String, _ forms: MatchingForms) -> [Unit] {
        var units: [Unit] = []
        var gap = Gap.none
        var wasFlag = false
        for scalar in forms.folded(text).unicodeScalars {
            // The letters of a flag are none of a word it stands beside.
            let isFlag = LookAlike.isOfFlag(scalar)
            if isFlag != wasFlag { gap = max(gap, .sign) }
            wasFlag = isFlag
            let plain = LookAlike.plain(forms.simplified(scalar))
            guard isReadable(plain) else {
                gap = max(gap, Self.gap(of: plain))
                continue
            }
            let kind = kind(plain)
            let isRepeated = gap == .none && kind != .digit && units.last?.scalar == plain
            if isRepeated {
                units[units.count - 1].run += 1
            } else {
                units.append(
                    Unit(
                        scalar: plain, kind: kind, run: 1, gapBefore: gap,
                        piece: units.count...units.count))
            }
            gap = .none
        }
        readZeros(&units)
        return withPieces(units)
    }

    /// A zero among letters is an o: `p0rn`.
    private static func readZeros(_ units: inout [Unit]) {
        for index in units.indices.dropFirst().dropLast() where units[index].scalar == "0" {
            let isAmongLetters =
                units[index].gapBefore == .none && units[index + 1].gapBefore == .none
                && units[index - 1].kind == .letter && units[index + 1].kind == .letter
            guard isAmongLetters else { continue }
            units[index].scalar = "o"
            units[index].kind = .letter
        }
    }

    /// Runs whose repeats stand apart, `f.f.u.c.k`, become one too; not over what are words.
    private static func joined(_ units: [Unit]) -> [Unit] {
        var joined: [Unit] = []
        for unit in units {
            if let last = joined.last, last.scalar == unit.scalar, unit.kind != .digit,
                unit.kind == .other || (last.piece.count == 1 && unit.piece.count == 1)
            {
                joined[joined.count - 1].run += unit.run
            } else {
                joined.append(unit)
            }
        }
        return joined.count == units.count ? units : withPieces(joined)
    }

    /// Finds the letters and the digits that stand together.
    private static func withPieces(_ units: [Unit]) -> [Unit] {
        var units = units
        var start = 0
        for index in units.indices {
            let isLast = index + 1 == units.count
            let ends =
                isLast || units[index].kind == .other || units[index + 1].gapBefore != .none
                || units[index + 1].kind != units[index].kind
            guard ends else { continue }
            for member in start...index { units[member].piece = start...index }
            start = index + 1
        }
        return units
    }

    /// Letters and digits. Modifier letters, such as ー 々 ˇ, part others as signs do: those that are
    /// letters in small have become them by now.
    private static func isReadable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .decimalNumber, .letterNumber,
            .otherNumber:
            true
        // The dot between Korean words, ㆍ, becomes an old vowel in the compatibility form.
        case .otherLetter: scalar != "\u{119E}"
        default: false
        }
    }

    private static func gap(of scalar: Unicode.Scalar) -> Gap {
        if ["'", "\u{2018}", "\u{2019}", "\u{02BC}"].contains(scalar) { return .apostrophe }
        return scalar.properties.isWhitespace ? .space : .sign
    }

    private static func kind(_ scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0x30...0x39: .digit
        case ..<0x0590, 0x1C80...0x1C8F, 0x1D00...0x1DBF, 0x1E00...0x1FFF, 0x2C60...0x2C7F,
            0xA640...0xA69F, 0xA720...0xA7FF:
            .letter
        default: .other
        }
    }
}
