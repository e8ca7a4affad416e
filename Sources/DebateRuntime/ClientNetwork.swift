import Glibc

/// What of an address tells one client from another, for limits per address.
package enum ClientNetwork {
    /// An IPv4 address as it is; an IPv6 one as its /64, `2001:db8:1:2::/64`, which is the least a
    /// home or a telephone is given, so that its last 64 bits cost nothing to change; an IPv4
    /// address mapped into IPv6 as that IPv4 address. What is no address stands for itself.
    /// Source: RFC 6177 (sites get more than a /64), RFC 4291 §2.5.4, §2.5.5.2
    package static func text(of address: String) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
        if bytes[..<12].elementsEqual(mappedPrefix) {
            return bytes[12...].map { String($0) }.joined(separator: ".")
        }
        bytes.replaceSubrange(8..., with: repeatElement(0, count: 8))
        var letters = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, bytes, &letters, socklen_t(letters.count)) != nil else {
            return address
        }
        let text = letters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
        return String(decoding: text, as: UTF8.self) + "/64"
    }

    /// ::ffff:0:0/96
    private static let mappedPrefix = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
}
