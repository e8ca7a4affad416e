import DebateDomain

/// What a caller wants answers to be, by its `Accept` header.
struct Accept {
    private let ranges: [Range]

    private struct Range {
        /// `text/csv`, `text/*`, `*/*`; lower case.
        let type: String
        let quality: Double
    }

    /// Source: RFC 9110 §12.5.1
    init(_ header: String?) {
        ranges = (header ?? "").split(separator: ",").compactMap { range in
            let parts = range.split(separator: ";").map { part in
                part.filter { $0 != " " && $0 != "\t" }.lowercased()
            }
            guard let type = parts.first, type.contains("/") else { return nil }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }
            return Range(type: type, quality: quality.map { Double($0.dropFirst(2)) ?? 0 } ?? 1)
        }
    }

    /// Whether `type` is wanted more than `other`: valued higher, or as high and named more
    /// closely or earlier.
    func prefers(_ type: String, to other: String) -> Bool {
        guard let wanted = place(of: type), wanted.quality > 0 else { return false }
        guard let rival = place(of: other) else { return true }
        return (wanted.quality, wanted.closeness, -wanted.index)
            > (rival.quality, rival.closeness, -rival.index)
    }

    /// The range that speaks most closely of a type; its quality is the type's.
    private func place(of type: String) -> (quality: Double, closeness: Int, index: Int)? {
        let family = type.prefix { $0 != "/" } + "/*"
        for (closeness, pattern) in [(2, type), (1, String(family)), (0, "*/*")] {
            if let index = ranges.firstIndex(where: { $0.type == pattern }) {
                return (ranges[index].quality, closeness, index)
            }
        }
        return nil
    }
}
