/// Where a socket is opened, taken apart.
struct LiveAddress: Hashable {
    /// As libcurl wants it: `http` for `ws`, `https` for `wss`.
    let url: String
    /// With its port unless that is the scheme's own.
    let host: String
    /// With its query; begins with a slash.
    let path: String

    private static let schemes = [
        "ws://": "http://", "wss://": "https://", "http://": "http://", "https://": "https://",
    ]

    /// `nil` for another scheme, no host, a user in it, or a byte no address has.
    init?(_ text: String) {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let scheme = Self.schemes.first(where: { text.hasPrefix($0.key) })
        else { return nil }
        let rest = text.dropFirst(scheme.key.count).prefix { $0 != "#" }
        let host = rest.prefix { $0 != "/" && $0 != "?" }
        guard !host.isEmpty, !host.contains("@") else { return nil }
        let path = rest.dropFirst(host.count)
        self.host = String(host)
        self.path = path.hasPrefix("/") ? String(path) : "/\(path)"
        url = scheme.value + host + self.path
    }
}
