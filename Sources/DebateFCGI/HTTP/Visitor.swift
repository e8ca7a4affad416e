import DebateDomain
import DebateRuntime
import DebateSecurity

/// The device a request came from, known by its signed cookie.
struct Visitor {
    let device: DeviceID
    /// Milliseconds UTC; when the device was first seen.
    let createdAtMs: Int64
    /// It came without a cookie of ours, or with a forged one.
    let isNew: Bool
    /// What the browser should be told to keep; absent when it has it already, and when its
    /// address was given too many.
    let cookieToSend: String?

    /// The device, when the browser already was one.
    var knownDevice: DeviceID? { isNew ? nil : device }

    /// The device, when the browser is one or becomes one by this answer.
    var keptDevice: DeviceID? { isNew && cookieToSend == nil ? nil : device }
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
    func visitor(_ request: Request, limits: Limits, nowMs: Int64) -> Visitor {
        if let value = request.cookie(cookieName),
            let cookie = DeviceCookie(value, keys: keys), let uuid = UUIDText(cookie.device)
        {
            let isDue = cookie.isDueForRenewal(nowMs: nowMs)
            return Visitor(
                device: DeviceID(uuid), createdAtMs: cookie.createdAtMs, isNew: false,
                cookieToSend: isDue ? header(cookie.renewed(nowMs: nowMs), request) : nil)
        }
        let uuid = UUIDText(randomBytes: Randomness.bytes(16))
        let isAllowed = limits.allowsNewDevice(from: request.address, nowMs: nowMs)
        return Visitor(
            device: DeviceID(uuid), createdAtMs: nowMs, isNew: true,
            cookieToSend: isAllowed ? newCookie(DeviceID(uuid), request, nowMs: nowMs) : nil)
    }

    /// `Set-Cookie` for a device that is new now.
    func newCookie(_ device: DeviceID, _ request: Request, nowMs: Int64) -> String {
        let cookie = DeviceCookie(device: device.text, createdAtMs: nowMs, renewedAtMs: nowMs)
        return header(cookie, request)
    }

    private func header(_ cookie: DeviceCookie, _ request: Request) -> String {
        CookieHeader.text(
            cookieName, cookie.value(keys: keys), lifeSeconds: DeviceCookie.lifeSeconds, request,
            publicURL: publicURL)
    }
}
