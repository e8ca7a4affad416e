/// Which pages may write with the cookies of their visitors.
///
/// A browser names the page's origin in every write across origins (RFC 6454 §7), so a foreign
/// page is known. curl names none, and carries only cookies its user gave it.
struct OriginRule: Sendable {
    /// Origins besides our own, as `https://host[:port]`.
    private let others: [String]

    init(others: [String]) {
        self.others = others
    }

    /// Whether the request says that it comes from a page of ours: what a session's cookie needs.
    func isOurs(_ request: Request) -> Bool {
        request.header("HTTP_ORIGIN") != nil && allows(request)
    }

    /// Ours is host and port as in `Host`; which of the web's schemes is not
    /// compared, since TLS may end before us.
    func allows(_ request: Request) -> Bool {
        guard let origin = request.header("HTTP_ORIGIN") else { return true }
        if others.contains(origin) { return true }
        guard let host = request.header("HTTP_HOST"),
            let schemeEnd = origin.firstRange(of: "://"),
            ["http", "https"].contains(origin[..<schemeEnd.lowerBound].lowercased())
        else { return false }
        return origin[schemeEnd.upperBound...].lowercased() == host.lowercased()
    }
}
