/// How much a password costs whoever guesses it, in bits.
///
/// The password is cut into pieces, each a kind of thing people use; of all ways to cut it, the
/// cheapest counts, because that is the one a guesser comes to first. The figures are estimates:
/// good enough to tell `Dragon1990!` from a passphrase, not to grade good passwords.
/// Source: D. Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016,
/// for the method; words and figures are our own.
struct GuessCost {
    /// The estimate for the whole password; exact below `PasswordRule.leastGuessBits`.
    private(set) var bits = 0.0

    private static let longestPiece = 32
    private let text: [Unicode.Scalar]
    private let freeBits: [Double]
    private let isCapital: [Bool]
    private let names: Set<String>

    init(_ password: String, username: String?) {
        let original = password.unicodeScalars.map(Self.halfWidth)
        text = original.map(Self.lowerCase)
        isCapital = zip(original, text).map { $0 != $1 }
        freeBits = original.enumerated().map { place, scalar in
            // Capital letters within a text are rarely habit.
            Self.freeBits(scalar) + (place > 0 && ("A"..."Z").contains(scalar) ? 1 : 0)
        }
        names = Self.names(username)
        if let period = PasswordPattern.period(of: text[...]) {
            let part = String(String.UnicodeScalarView(original.prefix(period)))
            bits = GuessCost(part, username: username).bits + 2
        } else {
            bits = min(cheapestCut(), fewCharactersBits())
        }
    }

    /// The cheapest way to put the text together, from left to right.
    ///
    /// Beginnings that cost `leastGuessBits` already are not pursued: nothing cheap can follow.
    private func cheapestCut() -> Double {
        var cheapest = [0.0]
        for end in text.indices.map({ $0 + 1 }) {
            var best = cheapest[end - 1] + freeBits[end - 1]
            for start in max(0, end - Self.longestPiece)..<max(0, end - 1)
            where cheapest[start] < min(best, PasswordRule.leastGuessBits) {
                guard let piece = pieceBits(start..<end) else { continue }
                best = min(best, cheapest[start] + piece)
            }
            cheapest.append(best)
        }
        return cheapest.last ?? 0
    }

    /// What one piece costs if it is of a known kind.
    private func pieceBits(_ range: Range<Int>) -> Double? {
        let piece = text[range]
        return [simpleBits(piece), patternBits(range)].compactMap(\.self).min()
    }

    private func simpleBits(_ piece: ArraySlice<Unicode.Scalar>) -> Double? {
        [
            wordBits(piece), sweepBits(piece), PasswordPattern.isDate(piece) ? 14.5 : nil,
            PasswordPattern.isYear(piece) ? 7 : nil,
        ].compactMap(\.self).min()
    }

    private func sweepBits(_ piece: ArraySlice<Unicode.Scalar>) -> Double? {
        guard PasswordPattern.isRun(piece) || PasswordPattern.isKeyboardLine(piece) else {
            return nil
        }
        return (piece.count == 3 ? 9.5 : 5) + caseBits(piece.indices)
    }

    /// A word as it is, cut short, backwards, or with look-alike characters in it.
    private func wordBits(_ piece: ArraySlice<Unicode.Scalar>) -> Double? {
        let word = Self.string(piece)
        if names.contains(word) { return 1 }
        if CommonPasswords.joints.contains(word) { return 6 }
        if CommonPasswords.words.contains(word) { return 9 + caseBits(piece.indices) }
        guard piece.count >= 5 else { return nil }
        if CommonPasswords.beginnings.contains(word) { return 10 + caseBits(piece.indices) }
        if CommonPasswords.words.contains(Self.string(piece.reversed())) {
            return 11 + caseBits(piece.indices)
        }
        let skeleton = piece.map(CommonPasswords.lookAlike)
        guard piece.contains(where: { $0.properties.isAlphabetic }),
            CommonPasswords.skeletons.contains(Self.string(skeleton))
        else { return nil }
        let changed = zip(piece, skeleton).count { $0 != $1 }
        return 9 + caseBits(piece.indices) + 1.2 * Double(changed)
    }

    /// Capital letters cost a bit where one expects them, and more where one does not.
    private func caseBits(_ range: Range<Int>) -> Double {
        let capitals = range.filter { isCapital[$0] }
        guard let first = capitals.first else { return 0 }
        let small = range.count - capitals.count
        if small == 0 || capitals.count == 1 && first == range.lowerBound { return 1 }
        return 1 + 2 * Double(min(capitals.count, small))
    }

    /// What is made of a smaller piece: repeated, mirrored, each character doubled, or two pieces
    /// that alternate (1q2w3e4r).
    private func patternBits(_ range: Range<Int>) -> Double? {
        let piece = text[range]
        var found: [Double] = []
        if let period = PasswordPattern.period(of: piece) {
            found.append(partBits(range.prefix(period)) + 2)
        }
        if PasswordPattern.isMirrored(piece) {
            found.append(partBits(range.prefix((piece.count + 1) / 2)) + 2)
        }
        if let stretched = PasswordPattern.unstretched(piece) {
            found.append((simpleBits(stretched[...]) ?? .infinity) + 2)
        }
        if let (one, other) = PasswordPattern.alternating(piece),
            let oneBits = sweepBits(one[...]), let otherBits = sweepBits(other[...])
        {
            found.append(oneBits + otherBits + 2)
        }
        return found.min()
    }

    /// What the beginning of a pattern costs: a known piece, or its characters one by one.
    private func partBits(_ range: Range<Int>) -> Double {
        let free = freeBits[range].reduce(0, +)
        return min(free, simpleBits(text[range]) ?? .infinity)
    }

    /// What a text of few different characters costs, in whatever order: aabbbaab.
    private func fewCharactersBits() -> Double {
        let different = Set(text).count
        guard (1...3).contains(different) else { return .infinity }
        let whichBits = [5.2, 9.3, 12.8][different - 1]
        let orderBits = [0, 1, 1.585][different - 1] * Double(text.count)
        return whichBits + orderBits
    }
}
