/// What the signed cookie of a device says.
///
/// Form: `v1.<key number>.<uuid>.<created s>.<renewed s>.<code>`, the code being the keyed
/// BLAKE2b-256 of all before it, base64url (docs/decisions/0006-device-cookie.md). The two times,
/// in seconds UTC, are there because a guest has no row in the store: when the profile began, and
/// when the browser was last told to keep it.
package struct DeviceCookie: Sendable, Hashable {
    /// A UUID in its 36-character lower-case form.
    package let device: String
    package let createdAtMs: Int64
    package let renewedAtMs: Int64

    /// How long a browser keeps the cookie, in seconds: 400 days, the most RFC 6265bis allows.
    package static let lifeSeconds = 400 * 86_400
    /// After this time, in milliseconds, the browser is told again: about monthly.
    static let renewalMs: Int64 = 30 * 86_400_000

    package init(device: String, createdAtMs: Int64, renewedAtMs: Int64) {
        self.device = device
        self.createdAtMs = createdAtMs
        self.renewedAtMs = renewedAtMs
    }

    /// Reads a cookie's value. `nil` when it is not one of ours, changed, or of a key now gone:
    /// the caller then makes a new identity; it is never an error (native API §1).
    package init?(_ value: String, keys: KeyRing) {
        let parts = value.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "v1", let keyNumber = Int(parts[1]),
            let created = Int64(parts[3]), let renewed = Int64(parts[4])
        else { return nil }
        let message = value[..<parts[4].endIndex]
        guard keys.devices.verify(message, code: parts[5], keyNumber: keyNumber) else { return nil }
        self.init(
            device: String(parts[2]), createdAtMs: created * 1000, renewedAtMs: renewed * 1000)
    }

    /// The cookie's value, signed by the newest key.
    package func value(keys: KeyRing) -> String {
        keys.devices.sign { keyNumber in
            "v1.\(keyNumber).\(device).\(createdAtMs / 1000).\(renewedAtMs / 1000)"
        }
    }

    /// Whether the browser should be sent the cookie again.
    package func isDueForRenewal(nowMs: Int64) -> Bool {
        nowMs - renewedAtMs > Self.renewalMs
    }

    package func renewed(nowMs: Int64) -> DeviceCookie {
        DeviceCookie(device: device, createdAtMs: createdAtMs, renewedAtMs: nowMs)
    }
}
