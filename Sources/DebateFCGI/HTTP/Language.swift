/// The language of messages for people. Reasons and data are not translated.
enum Language: String, Sendable {
    case chinese = "zh"
    case english = "en"

    /// The better of the two for an `Accept-Language` header; Chinese when it does not say.
    ///
    /// Source: RFC 9110 §12.5.4
    init(accepting header: String?) {
        self = .chinese
        var best = 0.0
        for range in (header ?? "").split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let tag = parts.first?.lowercased() else { continue }
            let quality =
                parts.dropFirst().first { $0.hasPrefix("q=") }
                .map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            guard quality > best else { continue }
            let primary = tag.split(separator: "-").first.map(String.init) ?? ""
            if let language = Language(rawValue: primary == "*" ? "zh" : primary) {
                self = language
                best = quality
            }
        }
    }
}

/// A sentence for people, in both languages.
struct Message: Sendable, Hashable {
    let chinese: String
    let english: String

    init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }

    subscript(language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }

    /// What successes say beyond the seed's five.
    static let success = Message("成功", "success")
}
