import CUtf8proc
import Glibc

/// The Unicode forms of a text that the rules and the search need.
///
/// Source: UAX #15, by libutf8proc; neither the standard library nor FoundationEssentials has them.
package enum TextForms {
    /// Normalisation form C: one spelling for what looks the same.
    package static func nfc(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        return mapped(text, [UTF8PROC_STABLE, UTF8PROC_COMPOSE])
    }

    /// Normalisation form KC: one spelling for what means the same, full-width letters made plain.
    package static func nfkc(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        return mapped(text, [UTF8PROC_STABLE, UTF8PROC_COMPOSE, UTF8PROC_COMPAT])
    }

    /// For comparing: compatibility form, case folded, what cannot be seen left out.
    package static func matching(_ text: String) -> String {
        mapped(
            text,
            [
                UTF8PROC_STABLE, UTF8PROC_COMPOSE, UTF8PROC_COMPAT, UTF8PROC_CASEFOLD,
                UTF8PROC_IGNORE,
            ])
    }

    /// For finding listed words: as `matching`, and without marks, which would make another letter
    /// of each.
    package static func folded(_ text: String) -> String {
        mapped(
            text,
            [
                UTF8PROC_STABLE, UTF8PROC_COMPOSE, UTF8PROC_COMPAT, UTF8PROC_CASEFOLD,
                UTF8PROC_IGNORE, UTF8PROC_STRIPMARK,
            ])
    }

    private static func mapped(_ text: String, _ options: [utf8proc_option_t]) -> String {
        let flags = options.reduce(UInt32(0)) { $0 | $1.rawValue }
        var text = text
        return text.withUTF8 { bytes in
            var result: UnsafeMutablePointer<UInt8>?
            let count = utf8proc_map(
                bytes.baseAddress, bytes.count, &result, utf8proc_option_t(rawValue: flags))
            defer { free(result) }
            guard count >= 0, let result else { return String(decoding: bytes, as: UTF8.self) }
            return String(
                decoding: UnsafeBufferPointer(start: result, count: count), as: UTF8.self)
        }
    }
}
