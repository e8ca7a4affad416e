import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateSecurity

@Suite("Device cookie")
struct DeviceCookieTests {
    private let home: TemporaryHome
    private let keys: KeyRing
    private let cookie = DeviceCookie(
        device: "00000000-0000-4000-8000-000000000001", createdAtMs: 1_795_436_130_000,
        renewedAtMs: 1_795_436_131_000)

    init() throws {
        home = try TemporaryHome()
        keys = try KeyRing(path: home.settings.secretKeyPath)
    }

    @Test("says what it was made from, to the second")
    func roundTrip() {
        let value = cookie.value(keys: keys)
        #expect(
            value.hasPrefix("v1.1.00000000-0000-4000-8000-000000000001.1795436130.1795436131."))
        #expect(DeviceCookie(value, keys: keys) == cookie)
        let odd = DeviceCookie(device: "d", createdAtMs: 1999, renewedAtMs: 2999)
        #expect(
            DeviceCookie(odd.value(keys: keys), keys: keys)
                == DeviceCookie(device: "d", createdAtMs: 1000, renewedAtMs: 2000))
    }

    @Test("has only bytes that may stand in a cookie (RFC 6265 §4.1.1)")
    func alphabet() {
        let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
        #expect(Set(cookie.value(keys: keys)).isSubset(of: allowed))
    }

    @Test("a change of any bit of any byte is refused")
    func tampered() {
        let bytes = Array(cookie.value(keys: keys).utf8)
        for place in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[place] ^= 1 << bit
                let text = String(decoding: changed, as: UTF8.self)
                #expect(DeviceCookie(text, keys: keys) == nil, "byte \(place), bit \(bit)")
            }
        }
    }

    @Test("a part, and more than the whole, is refused")
    func otherLengths() {
        let value = cookie.value(keys: keys)
        for count in 0..<value.count {
            #expect(DeviceCookie("\(value.prefix(count))", keys: keys) == nil)
        }
        for more in [".", "A", "=", ".x", " "] {
            #expect(DeviceCookie(value + more, keys: keys) == nil)
        }
    }

    @Test(
        "what was never a cookie of ours is refused",
        arguments: [
            "", ".....", "v1.1.d.1.1.", "v2.1.d.1.1.x", "v1.9.d.1.1.x", "v1.1.d.x.1.x",
            "v1.-1.d.1.1.x",
            "v1.1.d.99999999999999999999.1.x", "正.1.d.1.1.x",
        ])
    func foreign(_ value: String) {
        #expect(DeviceCookie(value, keys: keys) == nil)
    }

    @Test("is renewed after thirty days, keeping whose it is and since when")
    func renewal() {
        let month: Int64 = 30 * 86_400_000
        #expect(!cookie.isDueForRenewal(nowMs: cookie.renewedAtMs))
        #expect(!cookie.isDueForRenewal(nowMs: cookie.renewedAtMs + month))
        #expect(cookie.isDueForRenewal(nowMs: cookie.renewedAtMs + month + 1))
        let renewed = cookie.renewed(nowMs: cookie.renewedAtMs + month + 1)
        #expect(renewed.device == cookie.device)
        #expect(renewed.createdAtMs == cookie.createdAtMs)
        #expect(!renewed.isDueForRenewal(nowMs: cookie.renewedAtMs + month + 1))
    }
}
