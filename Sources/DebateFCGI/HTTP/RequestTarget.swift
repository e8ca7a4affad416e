import DebateDomain

/// Checks the spelling of a request's path.
enum RequestTarget {
    /// Whether there is one way only to read the path: no empty or dot segment, no encoded slash,
    /// backslash, dot or NUL. nginx resolves such spellings before it routes; we refuse them, so
    /// that no two layers can disagree about what was asked.
    ///
    /// Read by bytes: as a Character, a slash and a mark that combines with it would be no slash.
    static func isCanonical(_ target: String) -> Bool {
        let path = Array(target.utf8.prefix { $0 != UInt8(ascii: "?") })
        guard path.first == UInt8(ascii: "/"), !path.contains(UInt8(ascii: "\\")),
            !path.indices.contains(where: { hidesSign(path[$0...]) })
        else { return false }
        let segments = path.dropFirst()
            .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return !segments.dropLast().contains(where: \.isEmpty)
            && !segments.contains { $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) }
    }

    /// Whether a percent escape of a sign that parts or climbs begins here.
    private static func hidesSign(_ rest: ArraySlice<UInt8>) -> Bool {
        let escape = rest.prefix(3).map { $0.isASCIILetter ? $0 | 0x20 : $0 }
        return ["%2f", "%5c", "%2e", "%00"].contains { escape.elementsEqual($0.utf8) }
    }
}
