/// The systems by which people make up passwords.
///
/// Every function looks at a whole piece, folded to lower case.
enum PasswordPattern {
    typealias Piece = ArraySlice<Unicode.Scalar>

    /// One character again and again, or three and more that follow one another by one or by
    /// two, up or down: 111, 123, cba, 13579.
    static func isRun(_ piece: Piece) -> Bool {
        guard piece.count >= 3 else { return false }
        let steps = zip(piece.dropFirst(), piece).map { Int($0.value) - Int($1.value) }
        return (-2...2).contains(steps[0]) && Set(steps).count == 1
    }

    /// Three and more keys that lie in a line, in either direction; shift makes no difference.
    static func isKeyboardLine(_ piece: Piece) -> Bool {
        guard (3...longestLine).contains(piece.count) else { return false }
        return lines.contains(GuessCost.string(piece.map(unshifted)))
    }

    /// A year people are born in or live in.
    static func isYear(_ piece: Piece) -> Bool {
        piece.count == 4 && digits(piece).map { (1930...2039).contains($0) } == true
    }

    /// A day: 19900131, 31011990, 01311990, 900131, 310190, 1990-1-31.
    static func isDate(_ piece: Piece) -> Bool {
        guard (6...10).contains(piece.count), let first = piece.first, isDigit(first) else {
            return false
        }
        let parts = piece.split(omittingEmptySubsequences: false) {
            "-./年月日".unicodeScalars.contains($0)
        }
        let values = parts.compactMap(digits)
        guard values.count == parts.count else { return false }
        if parts.count == 3, parts.allSatisfy({ (1...4).contains($0.count) }) {
            return isDay(values[0], values[1], values[2])
        }
        guard parts.count == 1, piece.count == 6 || piece.count == 8 else { return false }
        let all = Array(piece)
        let yearLength = all.count - 4
        let yearFirst = [all[..<yearLength], all[yearLength..<yearLength + 2], all.suffix(2)]
        let yearLast = [all[..<2], all[2..<4], all[4...]]
        return [yearFirst, yearLast].contains { cut in
            let values = cut.compactMap(digits)
            return values.count == 3 && isDay(values[0], values[1], values[2])
        }
    }

    /// How long the part is whose repetition makes the piece, if there is one.
    static func period(of piece: Piece) -> Int? {
        guard piece.count >= 4 else { return nil }
        return (1...piece.count / 2).first { length in
            piece.count.isMultiple(of: length)
                && zip(piece, piece.dropFirst(length)).allSatisfy { $0 == $1 }
        }
    }

    static func isMirrored(_ piece: Piece) -> Bool {
        piece.count >= 5 && piece.elementsEqual(piece.reversed())
    }

    /// The piece with each character once, where each stands twice, thrice or four times.
    static func unstretched(_ piece: Piece) -> [Unicode.Scalar]? {
        guard piece.count >= 6 else { return nil }
        let factor = piece.prefix { $0 == piece.first }.count
        guard (2...4).contains(factor), piece.count.isMultiple(of: factor) else { return nil }
        let places = stride(from: piece.startIndex, to: piece.endIndex, by: factor)
        let holds = places.allSatisfy { start in
            piece[start..<start + factor].allSatisfy { $0 == piece[start] }
        }
        return holds ? places.map { piece[$0] } : nil
    }

    /// The characters at even and at odd places, of a piece long enough to show a system.
    static func alternating(_ piece: Piece) -> ([Unicode.Scalar], [Unicode.Scalar])? {
        guard (6...longestLine * 2).contains(piece.count) else { return nil }
        let even = stride(from: piece.startIndex, to: piece.endIndex, by: 2).map { piece[$0] }
        let odd = stride(from: piece.startIndex + 1, to: piece.endIndex, by: 2).map { piece[$0] }
        return (even, odd)
    }

    private static func isDay(_ one: Int, _ two: Int, _ three: Int) -> Bool {
        let isYearFirst = isDateYear(one) && (1...12).contains(two) && (1...31).contains(three)
        let isYearLast =
            isDateYear(three) && (1...31).contains(one) && (1...31).contains(two)
            && min(one, two) <= 12
        return isYearFirst || isYearLast
    }

    private static func isDateYear(_ year: Int) -> Bool {
        (0...99).contains(year) || (1900...2039).contains(year)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    private static func digits(_ piece: Piece) -> Int? {
        guard !piece.isEmpty, piece.allSatisfy(isDigit) else { return nil }
        return piece.reduce(0) { $0 * 10 + Int($1.value - 0x30) }
    }

    private static func unshifted(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        shifted[scalar] ?? scalar
    }

    private static let shifted: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        uniqueKeysWithValues: zip(
            "~!@#$%^&*()_+{}|:\"<>?".unicodeScalars, "`1234567890-=[]\\;',./".unicodeScalars))

    /// Rows and columns of the keyboard and of the number pad, the way they are swept with a
    /// finger, and counting in Chinese.
    private static let sweeps = """
        `1234567890-= qwertyuiop[]\\ asdfghjkl;' zxcvbnm,./ azertyuiop qsdfghjklm wxcvbn qwertzuiop
        yxcvbnm 1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm 8ik, 9ol. 0p;/ 147258369 369258147 741852963
        963852741 789456123 321654987 147896325 147896321 123698745 123698741 159 357 753951
        753159 0147 一二三四五六七八九十
        """

    private static let longestLine = 13

    private static let lines: Set<String> = Set(
        sweeps.split { $0 == " " || $0 == "\n" }.flatMap { sweep in
            let keys = Array(sweep.unicodeScalars)
            return (0..<keys.count).flatMap { start in
                (start + 3..<max(start + 4, keys.count + 1)).flatMap { end -> [String] in
                    guard end <= keys.count else { return [] }
                    let line = keys[start..<end]
                    return [GuessCost.string(line), GuessCost.string(line.reversed())]
                }
            }
        })
}
