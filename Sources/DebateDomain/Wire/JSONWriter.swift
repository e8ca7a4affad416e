/// Writes JSON text straight into bytes: no tree, no encoder, keys in the order they are written.
///
/// The caller pairs `object`/`array` with their contents; commas are set by the writer.
/// Cost: about 5 µs for twenty records of a list (docs/decisions/0004-own-json.md).
/// Source: RFC 8259.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init(reservingBytes capacity: Int = 512) {
        bytes.reserveCapacity(capacity)
    }

    // MARK: Structure

    package mutating func object(_ contents: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        contents(&self)
        close(UInt8(ascii: "}"))
    }

    package mutating func array(_ contents: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "["))
        contents(&self)
        close(UInt8(ascii: "]"))
    }

    /// Writes a member's name; exactly one value must follow. The name needs no escaping.
    package mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    // MARK: Values

    package mutating func string(_ value: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        appendEscaped(value)
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    package mutating func integer(_ value: Int64) {
        separate()
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        appendDigits(value.magnitude)
        needsComma = true
    }

    package mutating func integer(_ value: Int) {
        integer(Int64(value))
    }

    package mutating func boolean(_ value: Bool) {
        literal(value ? "true" : "false")
    }

    package mutating func null() {
        literal("null")
    }

    // MARK: Members

    package mutating func member(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    /// Writes the text, or `null` when there is none.
    package mutating func member(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    package mutating func member(_ name: StaticString, _ value: Int) {
        key(name)
        integer(value)
    }

    package mutating func member(_ name: StaticString, _ value: Int64) {
        key(name)
        integer(value)
    }

    package mutating func member(_ name: StaticString, _ value: Bool) {
        key(name)
        boolean(value)
    }

    package mutating func member(_ name: StaticString, _ values: [String]) {
        key(name)
        array { json in
            for value in values { json.string(value) }
        }
    }

    // MARK: Bytes

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func literal(_ text: StaticString) {
        separate()
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        needsComma = true
    }

    private mutating func appendDigits(_ magnitude: UInt64) {
        if magnitude < 10 {
            bytes.append(UInt8(ascii: "0") + UInt8(magnitude))
            return
        }
        appendDigits(magnitude / 10)
        bytes.append(UInt8(ascii: "0") + UInt8(magnitude % 10))
    }

    /// Copies runs that need no escape whole; only `"`, `\` and C0 controls need one.
    private mutating func appendEscaped(_ value: String) {
        var value = value
        value.withUTF8 { text in
            var runStart = 0
            for index in 0..<text.count {
                let byte = text[index]
                if byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") {
                    continue
                }
                bytes.append(contentsOf: text[runStart..<index])
                runStart = index + 1
                appendEscape(of: byte)
            }
            bytes.append(contentsOf: text[runStart..<text.count])
        }
    }

    private mutating func appendEscape(of byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            bytes.append(contentsOf: [
                UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0"),
                .hexadecimalDigit(byte >> 4), .hexadecimalDigit(byte & 15),
            ])
        }
    }
}
