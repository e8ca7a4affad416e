import DebateRuntime

/// The cookie that holds a browser's session.
struct SessionCookie: Sendable {
    let name: String
    private let publicURL: String?

    init(settings: Settings) {
        name = settings.cookiePrefix + "_session"
        publicURL = settings.publicURL
    }

    /// `Set-Cookie` for a session that lives this long, in milliseconds.
    func header(_ secret: String, lifeMs: Int64, _ request: Request) -> String {
        CookieHeader.text(
            name, secret, lifeSeconds: Int(lifeMs / 1000), request, publicURL: publicURL)
    }

    /// `Set-Cookie` that makes the browser forget it.
    func removal(_ request: Request) -> String {
        CookieHeader.text(name, "", lifeSeconds: 0, request, publicURL: publicURL)
    }
}

/// What all our cookies have in common. Source: RFC 6265bis §4.1
enum CookieHeader {
    static func text(
        _ name: String, _ value: String, lifeSeconds: Int, _ request: Request, publicURL: String?
    ) -> String {
        let isSecure = request.scheme == "https" || publicURL?.hasPrefix("https:") == true
        return "\(name)=\(value); Path=/; Max-Age=\(lifeSeconds); HttpOnly; SameSite=Lax"
            + (isSecure ? "; Secure" : "")
    }
}
