/// Checks the spelling of a request's path.
enum RequestTarget {
    /// Whether there is one way only to read the path: no empty or dot segment, no encoded slash,
    /// backslash, dot or NUL. nginx resolves such spellings before it routes; we refuse them, so
    /// that no two layers can disagree about what was asked.
    static func isCanonical(_ target: String) -> Bool {
        let path = target.prefix { $0 != "?" }
        let lower = path.lowercased()
        guard path.hasPrefix("/"),
            !["//", "%2f", "%5c", "%2e", "%00", "\\"].contains(where: { lower.contains($0) })
        else { return false }
        return !path.split(separator: "/").contains { $0 == "." || $0 == ".." }
    }
}
