/// Checks addresses of pictures that others put into a debate.
package enum WebAddress {
    package static let longestBytes = 500

    /// Takes `http://` and `https://` addresses with a host, and `/media/…` of this installation.
    ///
    /// No user name, no raw space, quote or non-ASCII character (percent-encode them), so that an
    /// address can stand in HTML, CSS and a header as it is. Source: RFC 3986 §2, §3.
    /// - Returns: the address with its scheme in lower case (§3.1), so that readers who look for
    ///   `https://` find it.
    package static func check(_ text: String) throws(FieldReason) -> String {
        isOurs(Array(text.utf8)) && text.utf8.count <= longestBytes
            ? text : try checkOutside(text)
    }

    /// Takes `http://` and `https://` addresses alone.
    package static func checkOutside(_ text: String) throws(FieldReason) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count <= longestBytes else { throw .tooLong }
        guard isWeb(bytes) else { throw .badFormat }
        let scheme = text.prefix { $0 != ":" }
        return scheme.lowercased() + text[scheme.endIndex...]
    }

    private static func isOurs(_ bytes: [UInt8]) -> Bool {
        let prefix = Array("/media/".utf8)
        guard bytes.starts(with: prefix) else { return false }
        let name = bytes[prefix.count...]
        return !name.isEmpty && name.first != UInt8(ascii: ".") && name.allSatisfy(isNameByte)
    }

    private static func isWeb(_ bytes: [UInt8]) -> Bool {
        for scheme in ["http://", "https://"] {
            let start = bytes.prefix(scheme.utf8.count).map { $0.isASCIILetter ? $0 | 0x20 : $0 }
            guard start.elementsEqual(scheme.utf8) else { continue }
            let rest = bytes[scheme.utf8.count...]
            let authority = rest.prefix { !"/?#".utf8.contains($0) }
            return isAuthority(authority) && isTail(rest[authority.endIndex...])
        }
        return false
    }

    private static func isAuthority(_ authority: ArraySlice<UInt8>) -> Bool {
        let colon = UInt8(ascii: ":")
        let parts = authority.split(
            separator: colon, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 1 || isPort(parts[1]) else { return false }
        let labels = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts[0].count <= 253 && labels.allSatisfy(isLabel)
    }

    private static func isPort(_ digits: ArraySlice<UInt8>) -> Bool {
        guard (1...5).contains(digits.count), digits.allSatisfy(\.isASCIIDigit) else {
            return false
        }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return (1...65_535).contains(value)
    }

    private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
        let dash = UInt8(ascii: "-")
        guard (1...63).contains(label.count), label.first != dash, label.last != dash else {
            return false
        }
        return label.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == dash }
    }

    /// Path, query and fragment: what RFC 3986 lets stand there, percent escapes whole.
    private static func isTail(_ tail: ArraySlice<UInt8>) -> Bool {
        var digitsDue = 0
        for byte in tail {
            if digitsDue > 0 {
                guard byte.hexadecimalValue != nil else { return false }
                digitsDue -= 1
            } else if byte == UInt8(ascii: "%") {
                digitsDue = 2
            } else if !isNameByte(byte), !"~!$&'()*+,;=:@/?#".utf8.contains(byte) {
                return false
            }
        }
        return digitsDue == 0
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || "._-".utf8.contains(byte)
    }
}
