import DebateDomain

/// Checks the spelling of a request's path.
enum RequestTarget {
    /// Whether there is one way only to read the path: no empty or dot segment, no encoded slash,
    /// backslash, dot or NUL. nginx resolves such spellings before it routes; we refuse them, so
    /// that no two layers can disagree about what was asked.
    ///
    /// Read by bytes: as a Character, a slash and a mark that combines with it would be no slash.
    static func isCanonical(_ target: String) -> Bool {
        var target = target
        return target.withUTF8 { bytes in
            let path = bytes.prefix { $0 != UInt8(ascii: "?") }
            guard path.first == UInt8(ascii: "/") else { return false }
            var segmentStart = 1
            for index in 1...path.count {
                if index < path.count, path[index] != UInt8(ascii: "/") {
                    if hidesSign(path[index...]) { return false }
                    continue
                }
                let segment = path[segmentStart..<index]
                let isLast = index == path.count
                guard !segment.isEmpty || isLast, !isDots(segment) else { return false }
                segmentStart = index + 1
            }
            return true
        }
    }

    private static func isDots(_ segment: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        (1...2).contains(segment.count) && segment.allSatisfy { $0 == UInt8(ascii: ".") }
    }

    /// Whether a backslash, or a percent escape of a sign that parts or climbs, begins here.
    private static func hidesSign(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let start = rest.startIndex
        if rest[start] == UInt8(ascii: "\\") { return true }
        guard rest[start] == UInt8(ascii: "%"), rest.count > 2,
            let high = rest[start + 1].hexadecimalValue, let low = rest[start + 2].hexadecimalValue
        else { return false }
        return [0x2F, 0x5C, 0x2E, 0x00].contains(high << 4 | low)
    }
}
