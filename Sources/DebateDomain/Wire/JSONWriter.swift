/// Writes JSON text straight into bytes: no tree, no encoder, keys in the order they are written.
///
/// The caller pairs `object`/`array` with their contents; commas are set by the writer. The bytes
/// lie in raw memory that this value alone owns, because an array pays for its checks with every
/// short piece.
/// Cost: about 5 µs for twenty records of a list (docs/decisions/0004-own-json.md).
/// Source: RFC 8259.
package struct JSONWriter: ~Copyable {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0
    private var needsComma = false

    package init(reservingBytes capacity: Int = 512) {
        self.capacity = max(capacity, 16)
        memory = .allocate(capacity: self.capacity)
    }

    deinit {
        memory.deallocate()
    }

    /// What has been written so far.
    package var bytes: [UInt8] {
        Array(UnsafeBufferPointer(start: memory, count: count))
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
        reserve(name.utf8CodeUnitCount + 4)
        separate()
        put(UInt8(ascii: "\""))
        put(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        put(UInt8(ascii: "\""))
        put(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a member's name that is not known before, escaped as a string is.
    package mutating func key(text name: String) {
        string(name)
        reserve(1)
        put(UInt8(ascii: ":"))
        needsComma = false
    }

    // MARK: Values

    package mutating func string(_ value: String) {
        var value = value
        value.withUTF8 { text in
            // No escape is longer than six bytes: `\u001f`.
            reserve(text.count * 6 + 3)
            separate()
            put(UInt8(ascii: "\""))
            putEscaped(text)
            put(UInt8(ascii: "\""))
        }
        needsComma = true
    }

    package mutating func integer(_ value: Int64) {
        reserve(22)
        separate()
        if value < 0 { put(UInt8(ascii: "-")) }
        putDigits(value.magnitude)
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

    /// Writes the text, or `null` when there is none.
    package mutating func string(orNull value: String?) {
        if let value { string(value) } else { null() }
    }

    /// Writes a value that is JSON already, as this writer or the store's check made it.
    package mutating func json(_ value: String) {
        var value = value
        value.withUTF8 { text in
            reserve(text.count + 1)
            separate()
            put(text)
        }
        needsComma = true
    }

    /// Writes members of an object that are JSON already: one at least, commas between them.
    package mutating func members(json value: String) {
        self.json(value)
    }

    // MARK: Members

    package mutating func member(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    /// Writes the text, or `null` when there is none.
    package mutating func member(_ name: StaticString, _ value: String?) {
        key(name)
        string(orNull: value)
    }

    /// Writes the number, or `null` when there is none.
    package mutating func member(_ name: StaticString, _ value: Int64?) {
        key(name)
        if let value { integer(value) } else { null() }
    }

    /// Writes the number, or no member at all when there is none.
    package mutating func memberIfPresent(_ name: StaticString, _ value: Int64?) {
        if let value { member(name, value) }
    }

    /// Writes a value that is JSON already, or `null` when there is none.
    package mutating func member(_ name: StaticString, json value: String?) {
        key(name)
        if let value { json(value) } else { null() }
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
        reserve(2)
        separate()
        put(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        reserve(1)
        put(bracket)
        needsComma = true
    }

    private mutating func literal(_ text: StaticString) {
        reserve(text.utf8CodeUnitCount + 1)
        separate()
        put(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { put(UInt8(ascii: ",")) }
    }

    private mutating func putDigits(_ magnitude: UInt64) {
        if magnitude >= 10 { putDigits(magnitude / 10) }
        put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude % 10))
    }

    /// Copies runs that need no escape whole; only `"`, `\` and C0 controls need one.
    private mutating func putEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var runStart = 0
        var index = 0
        while index < text.count {
            if index + 8 <= text.count, !Self.needsEscape(eightBytesAt: index, of: text) {
                index += 8
                continue
            }
            let byte = text[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                put(UnsafeBufferPointer(rebasing: text[runStart..<index]))
                runStart = index + 1
                putEscape(of: byte)
            }
            index += 1
        }
        put(UnsafeBufferPointer(rebasing: text[runStart...]))
    }

    /// Whether one of eight bytes is below 0x20, a quote or a backslash, all tested at once: a byte
    /// minus what it is compared with borrows from its top bit when it is less.
    private static func needsEscape(
        eightBytesAt index: Int, of text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let word = UnsafeRawBufferPointer(text).loadUnaligned(
            fromByteOffset: index, as: UInt64.self)
        let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        let below = (word &- ones &* 0x20) & ~word
        let equal = ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
        return (below | equal) & (ones &* 0x80) != 0
    }

    private mutating func putEscape(of byte: UInt8) {
        put(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): put(byte)
        case 0x08: put(UInt8(ascii: "b"))
        case 0x09: put(UInt8(ascii: "t"))
        case 0x0A: put(UInt8(ascii: "n"))
        case 0x0C: put(UInt8(ascii: "f"))
        case 0x0D: put(UInt8(ascii: "r"))
        default:
            for sign in [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")] { put(sign) }
            put(.hexadecimalDigit(byte >> 4))
            put(.hexadecimalDigit(byte & 15))
        }
    }

    // MARK: Memory

    /// Makes room; whoever puts bytes has reserved them before.
    private mutating func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        let larger = max(capacity * 2, count + more)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: memory, count: count)
        memory.deallocate()
        memory = moved
        capacity = larger
    }

    private mutating func put(_ byte: UInt8) {
        assert(count < capacity, "no room was reserved")
        memory[count] = byte
        count += 1
    }

    private mutating func put(_ run: UnsafeBufferPointer<UInt8>) {
        guard let start = run.baseAddress else { return }
        assert(count + run.count <= capacity, "no room was reserved")
        (memory + count).update(from: start, count: run.count)
        count += run.count
    }
}
