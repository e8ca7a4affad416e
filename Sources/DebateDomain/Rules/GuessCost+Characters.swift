extension GuessCost {
    /// The forms of a user name that stand in passwords: as it is, without its joints, and its
    /// parts. Shorter ones than three characters say nothing.
    static func names(_ username: String?) -> Set<String> {
        guard let username else { return [] }
        let name = username.unicodeScalars.map { lowerCase(halfWidth($0)) }
        let parts = name.split { $0 == "_" || $0 == "-" }
        let forms = [name, Array(parts.joined())] + parts.map { Array($0) }
        let long = forms.filter { $0.count >= 3 }
        return Set(long.map { string($0) } + long.map { string($0.reversed()) })
    }

    /// What a character nobody can foresee costs, in bits. Letters as they fall in a language.
    static func freeBits(_ scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case "0"..."9": 3.3
        case "a"..."z": 4.2
        case "A"..."Z": 5
        case "!", ".", "@", "#", "*", "?", "_", "-", " ", "$": 3
        case "\0"..."\u{7F}": 5
        case "\u{80}"..."\u{FF}": 6
        default: 9
        }
    }

    static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard ("\u{FF01}"..."\u{FF5E}").contains(scalar) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }

    static func lowerCase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower.first ?? scalar : scalar
    }

    static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
