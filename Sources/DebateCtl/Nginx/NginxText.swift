import CLinux
import DebateDomain
import DebateRuntime
import Glibc

/// What may stand in nginx.conf: every value from outside passes here, so that none can end its
/// directive and begin another.
enum NginxText {
    /// An absolute path for a quoted word. Spaces and other scripts are fine; quotes, `$`, `;`,
    /// braces and the signs that `include` reads as patterns are not.
    static func path(_ name: String, _ text: String) throws(SettingProblem) -> String {
        let forbidden = Set("\"'`\\;{}$*?[]@".utf8)
        let fits = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && !forbidden.contains($0) }
        guard text.hasPrefix("/"), fits else {
            throw SettingProblem(
                name, found: text, allowed: "an absolute path without any of \"'`\\;{}$*?[]@")
        }
        return text
    }

    /// An absolute path whose last part may hold `*`, for an `include`.
    static func pattern(_ name: String, _ text: String) throws(SettingProblem) -> String {
        _ = try path(name, text.split(separator: "*", omittingEmptySubsequences: false).joined())
        guard !text.contains(where: \.isWhitespace) else {
            throw SettingProblem(name, found: text, allowed: "a path without spaces")
        }
        return text
    }

    /// An origin as browsers send it: `https://host` or `http://host:port`, lower case.
    static func origin(_ name: String, _ text: String) throws(SettingProblem) -> String {
        let problem = SettingProblem(
            name, found: text, allowed: "origins like https://app.example:8443, lower case")
        let rest: Substring
        if text.hasPrefix("https://") {
            rest = text.dropFirst(8)
        } else if text.hasPrefix("http://") {
            rest = text.dropFirst(7)
        } else {
            throw problem
        }
        let (host, port) = split(rest)
        guard isHost(host) else { throw problem }
        if let port {
            guard let number = UInt16(port), number > 0, "\(number)" == port else { throw problem }
        }
        return text
    }

    /// An IPv4 or IPv6 address, with or without `/bits`.
    static func network(_ name: String, _ text: String) throws(SettingProblem) -> String {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let address = String(parts[0])
        let widest = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1
        let bits = parts.count == 1 ? widest : Int(parts[1]) ?? -1
        let isPlain = parts.dropFirst().allSatisfy { $0.utf8.allSatisfy(\.isASCIIDigit) }
        guard widest > 0, parts.count <= 2, isPlain, (0...widest).contains(bits) else {
            throw SettingProblem(
                name, found: text, allowed: "addresses like 10.0.0.7 or 10.0.0.0/8")
        }
        return text
    }

    /// Whether this is a whole IPv4 address in dotted form.
    static func isIPv4(_ text: String) -> Bool {
        var address = in_addr()
        return inet_pton(AF_INET, text, &address) == 1
    }

    /// Whether this is an IPv6 address, without brackets.
    static func isIPv6(_ text: String) -> Bool {
        var address = in6_addr()
        return inet_pton(AF_INET6, text, &address) == 1
    }

    private static func split(_ rest: Substring) -> (host: String, port: String?) {
        guard let colon = rest.lastIndex(of: ":"), !rest.hasSuffix("]") else {
            return (String(rest), nil)
        }
        return (String(rest[..<colon]), String(rest[rest.index(after: colon)...]))
    }

    private static func isHost(_ host: String) -> Bool {
        if host.hasPrefix("["), host.hasSuffix("]") {
            return isIPv6(String(host.dropFirst().dropLast()))
        }
        let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789-.".utf8)
        return (1...253).contains(host.utf8.count) && host.utf8.allSatisfy(letters.contains)
    }
}
