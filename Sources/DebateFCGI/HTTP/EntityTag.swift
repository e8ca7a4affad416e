import DebateSecurity

/// The strong validator of an answer: a hash of its bytes.
///
/// Source: RFC 9110 §8.8.3
struct EntityTag {
    /// With its quotes.
    let text: String

    init(of body: [UInt8]) {
        text = "\"" + ShortHash.text(of: body) + "\""
    }

    /// Whether an `If-None-Match` header names it. The comparison is the weak one, as §13.1.2
    /// demands: nginx marks the tag of an answer it compressed with `W/`.
    func isNamed(in header: String?) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { candidate in
            let tag = candidate.filter { $0 != " " }
            return tag == "*" || tag == text || tag == "W/" + text
        }
    }
}
