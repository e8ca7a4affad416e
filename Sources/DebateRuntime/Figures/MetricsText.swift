/// In what a number is kept; metrics are told in seconds and pieces.
package enum MetricUnit: Sendable, Hashable {
    case pieces
    case microseconds
    case milliseconds

    /// How many of it make one of what is told.
    var scale: Int64 {
        switch self {
        case .pieces: 1
        case .microseconds: 1_000_000
        case .milliseconds: 1000
        }
    }
}

/// Writes figures in Prometheus' text format, a family after the other.
/// Source: Prometheus documentation, "Exposition formats", text format 0.0.4
package struct MetricsText {
    package private(set) var bytes: [UInt8] = []

    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    package enum Kind: String {
        case counter
        case gauge
        case histogram
    }

    /// Names and values of a sample's labels.
    package typealias Labels = [(name: StaticString, value: String)]

    package init() {
        bytes.reserveCapacity(32_768)
    }

    /// Begins a family: all samples written until the next one belong to it. A family without
    /// samples is fine: the name is known, and nothing has been seen.
    package mutating func family(_ name: String, _ kind: Kind, _ help: String) {
        append("# HELP ")
        append(name)
        append(" ")
        append(help, escapingQuotes: false)
        append("\n# TYPE ")
        append(name)
        append(" ")
        append(kind.rawValue)
        append("\n")
    }

    /// One number of the family.
    package mutating func sample(
        _ name: String, _ labels: Labels, _ value: Int64, _ unit: MetricUnit = .pieces
    ) {
        append(name)
        append(labels)
        append(" ")
        append(value, unit)
        append("\n")
    }

    /// A family of one number.
    package mutating func single(
        _ name: String, _ kind: Kind, _ help: String, _ value: Int64, _ unit: MetricUnit = .pieces
    ) {
        family(name, kind, help)
        sample(name, [], value, unit)
    }

    /// One histogram of the family: its classes are cumulative here, the last one holds all.
    package mutating func histogram(_ name: String, _ labels: Labels, _ value: Histogram) {
        var total: Int64 = 0
        for (place, count) in value.counts.enumerated() {
            total += count
            append(name)
            append("_bucket")
            append(labels, upTo: Self.bound(value.bounds, place))
            append(" \(total)\n")
        }
        sample(name + "_sum", labels, value.sum, value.bounds.unit)
        sample(name + "_count", labels, total)
    }

    private static func bound(_ bounds: HistogramBounds, _ place: Int) -> String {
        place < bounds.upper.count ? decimal(bounds.upper[place], bounds.unit) : "+Inf"
    }

    private mutating func append(_ labels: Labels, upTo bound: String? = nil) {
        guard !labels.isEmpty || bound != nil else { return }
        var before = "{"
        for (name, value) in labels {
            append("\(before)\(name)=\"")
            append(value, escapingQuotes: true)
            append("\"")
            before = ","
        }
        if let bound { append("\(before)le=\"\(bound)\"") }
        append("}")
    }

    private mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// A backslash and a line feed are escaped everywhere, a quote in labels.
    private mutating func append(_ text: String, escapingQuotes: Bool) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): append("\\\\")
            case UInt8(ascii: "\n"): append("\\n")
            case UInt8(ascii: "\"") where escapingQuotes: append("\\\"")
            default: bytes.append(byte)
            }
        }
    }

    private mutating func append(_ value: Int64, _ unit: MetricUnit) {
        append(Self.decimal(value, unit))
    }

    /// As an exact decimal fraction: 2500 µs are `0.0025`.
    static func decimal(_ value: Int64, _ unit: MetricUnit) -> String {
        let (whole, rest) = value.quotientAndRemainder(dividingBy: unit.scale)
        guard rest != 0 else { return "\(whole)" }
        var digits = String((unit.scale + abs(rest)).description.dropFirst())
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(value < 0 ? "-" : "")\(abs(whole)).\(digits)"
    }
}
