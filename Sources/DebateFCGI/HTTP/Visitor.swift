import DebateDomain
import DebateRuntime
import DebateSecurity

/// The device a request came from, known by its signed cookie.
struct Visitor {
    let device: DeviceID
    /// Milliseconds UTC; when the device was first seen.
    let createdAtMs: Int64
    /// What the browser should be told to keep; absent when it has it already.
    let cookieToSend: String?
}

/// Recognises devices and makes identities for new ones.
struct DeviceIdentity: Sendable {
    private let keys: KeyRing
    private let cookieName: String
    private let publicURL: String?

    init(keys: KeyRing, settings: Settings) {
        self.keys = keys
        cookieName = settings.cookiePrefix + "_device"
        publicURL = settings.publicURL
    }

    /// Whether the request brought a cookie of ours, good or bad.
    func isClaimed(by request: Request) -> Bool {
        request.cookie(cookieName) != nil
    }

    /// The device of a request; a missing or forged cookie makes a new one, never an error.
    func visitor(_ request: Request, nowMs: Int64) -> Visitor {
        if let value = request.cookie(cookieName),
            let cookie = DeviceCookie(value, keys: keys), let uuid = UUIDText(cookie.device)
        {
            let isDue = cookie.isDueForRenewal(nowMs: nowMs)
            return Visitor(
                device: DeviceID(uuid), createdAtMs: cookie.createdAtMs,
                cookieToSend: isDue ? header(cookie.renewed(nowMs: nowMs), request) : nil)
        }
        let uuid = UUIDText(randomBytes: Randomness.bytes(16))
        let cookie = DeviceCookie(device: uuid.text, createdAtMs: nowMs, renewedAtMs: nowMs)
        return Visitor(
            device: DeviceID(uuid), createdAtMs: nowMs, cookieToSend: header(cookie, request))
    }

    private func header(_ cookie: DeviceCookie, _ request: Request) -> String {
        let isSecure = request.scheme == "https" || publicURL?.hasPrefix("https:") == true
        return "\(cookieName)=\(cookie.value(keys: keys)); Path=/; "
            + "Max-Age=\(DeviceCookie.lifeSeconds); HttpOnly; SameSite=Lax"
            + (isSecure ? "; Secure" : "")
    }
}
