import CSodium

/// Base64 with the alphabet that may stand in URLs and cookies, without padding.
///
/// Source: RFC 4648 §5; libsodium does the work.
package enum Base64URL {
    package static func text(_ bytes: [UInt8]) -> String {
        let variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING
        var text = [CChar](
            repeating: 0, count: sodium_base64_encoded_len(bytes.count, variant))
        sodium_bin2base64(&text, text.count, bytes, bytes.count, variant)
        return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
