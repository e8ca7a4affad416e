/// A strict JSON parser: whole text, valid UTF-8, no duplicate names, bounded depth.
///
/// Foundation's decoder can neither name a duplicate or unknown member nor say where a text
/// breaks (docs/decisions/0004-own-json.md).
/// Source: RFC 8259; duplicate names: §4 ("SHOULD be unique"), refused here.
package struct JSONParser {
    package static let deepestNesting = 32

    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    private var depth = 0

    /// Parses one value that fills the whole text, white space around it aside.
    package static func parse(_ text: [UInt8]) throws(JSONProblem) -> JSONValue {
        let outcome = text.withUnsafeBufferPointer { bytes in
            Result { () throws(JSONProblem) -> JSONValue in
                var parser = JSONParser(bytes: bytes)
                return try parser.wholeText()
            }
        }
        return try outcome.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private mutating func wholeText() throws(JSONProblem) -> JSONValue {
        skipSpace()
        let value = try value()
        skipSpace()
        guard place == bytes.count else { throw problem(.unexpectedByte) }
        return value
    }

    private mutating func value() throws(JSONProblem) -> JSONValue {
        switch try peek() {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw problem(.unexpectedByte)
        }
    }

    // MARK: Containers

    private mutating func object() throws(JSONProblem) -> JSONObject {
        try descend()
        var members: [JSONObject.Member] = []
        var names: Set<String> = []
        if try isEmpty(until: UInt8(ascii: "}")) { return JSONObject([]) }
        repeat {
            skipSpace()
            let start = place
            guard try peek() == UInt8(ascii: "\"") else { throw problem(.unexpectedByte) }
            let name = try string()
            guard names.insert(name).inserted else {
                throw JSONProblem(offsetBytes: start, kind: .duplicateName(name))
            }
            skipSpace()
            try expect(UInt8(ascii: ":"))
            skipSpace()
            members.append(JSONObject.Member(name: name, value: try value()))
        } while try hasMore(until: UInt8(ascii: "}"))
        return JSONObject(members)
    }

    private mutating func array() throws(JSONProblem) -> [JSONValue] {
        try descend()
        var values: [JSONValue] = []
        if try isEmpty(until: UInt8(ascii: "]")) { return values }
        repeat {
            skipSpace()
            values.append(try value())
        } while try hasMore(until: UInt8(ascii: "]"))
        return values
    }

    private mutating func descend() throws(JSONProblem) {
        guard depth < Self.deepestNesting else { throw problem(.tooDeep) }
        depth += 1
        place += 1
    }

    private mutating func isEmpty(until bracket: UInt8) throws(JSONProblem) -> Bool {
        skipSpace()
        guard try peek() == bracket else { return false }
        place += 1
        depth -= 1
        return true
    }

    private mutating func hasMore(until bracket: UInt8) throws(JSONProblem) -> Bool {
        skipSpace()
        if try peek() == UInt8(ascii: ",") {
            place += 1
            return true
        }
        try expect(bracket)
        depth -= 1
        return false
    }

    // MARK: Strings

    private mutating func string() throws(JSONProblem) -> String {
        place += 1
        let start = place
        while true {
            let byte = try peek()
            if byte == UInt8(ascii: "\"") {
                let text = try utf8(start..<place)
                place += 1
                return text
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
            guard byte >= 0x20 else { throw problem(.unexpectedByte) }
            place += 1
        }
    }

    /// The slower form: runs of plain bytes joined with what the escapes stand for.
    private mutating func escapedString(from start: Int) throws(JSONProblem) -> String {
        var text = try utf8(start..<place)
        var runStart = place
        while true {
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""):
                text += try utf8(runStart..<place)
                place += 1
                return text
            case UInt8(ascii: "\\"):
                text += try utf8(runStart..<place)
                text.unicodeScalars.append(try escape())
                runStart = place
            default:
                guard byte >= 0x20 else { throw problem(.unexpectedByte) }
                place += 1
            }
        }
    }

    private mutating func escape() throws(JSONProblem) -> Unicode.Scalar {
        let start = place
        place += 1
        let letter = try peek()
        place += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape(from: start)
        default: throw JSONProblem(offsetBytes: place - 1, kind: .unexpectedByte)
        }
    }

    private mutating func unicodeEscape(from start: Int) throws(JSONProblem) -> Unicode.Scalar {
        let first = try fourHexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let isHigh = (0xD800...0xDBFF).contains(first)
        guard isHigh, place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
            bytes[place + 1] == UInt8(ascii: "u")
        else { throw JSONProblem(offsetBytes: start, kind: .badText) }
        place += 2
        let second = try fourHexDigits()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw JSONProblem(offsetBytes: start, kind: .badText) }
        return scalar
    }

    private mutating func fourHexDigits() throws(JSONProblem) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = try peek().hexadecimalValue else { throw problem(.unexpectedByte) }
            value = value << 4 | UInt32(digit)
            place += 1
        }
        return value
    }

    private func utf8(_ range: Range<Int>) throws(JSONProblem) -> String {
        guard let text = String(validating: bytes[range], as: UTF8.self) else {
            throw JSONProblem(offsetBytes: endOfUTF8(in: range), kind: .badText)
        }
        return text
    }

    private func endOfUTF8(in range: Range<Int>) -> Int {
        var parser = Unicode.UTF8.ForwardParser()
        var rest = bytes[range].makeIterator()
        var end = range.lowerBound
        while case .valid(let scalar) = parser.parseScalar(from: &rest) { end += scalar.count }
        return end
    }

    // MARK: Numbers and words

    private mutating func number() throws(JSONProblem) -> JSONValue {
        let start = place
        if bytes[place] == UInt8(ascii: "-") { place += 1 }
        if try peek() == UInt8(ascii: "0") { place += 1 } else { try digits() }
        let integerEnd = place
        if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
            place += 1
            try digits()
        }
        if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
            place += 1
            let sign = try peek()
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { place += 1 }
            try digits()
        }
        let text = try utf8(start..<place)
        if place == integerEnd, let value = Int64(text) { return .integer(value) }
        return .decimal(text)
    }

    private mutating func digits() throws(JSONProblem) {
        let start = place
        while place < bytes.count, bytes[place].isASCIIDigit {
            place += 1
        }
        guard place > start else { throw problem(atEnd: place == bytes.count) }
    }

    private mutating func word(
        _ word: StaticString, _ value: JSONValue
    ) throws(JSONProblem) -> JSONValue {
        for index in 0..<word.utf8CodeUnitCount {
            guard try peek() == word.utf8Start[index] else { throw problem(.unexpectedByte) }
            place += 1
        }
        return value
    }

    // MARK: Bytes

    private mutating func skipSpace() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x09, 0x0A, 0x0D: place += 1
            default: return
            }
        }
    }

    private func peek() throws(JSONProblem) -> UInt8 {
        guard place < bytes.count else { throw problem(.unexpectedEnd) }
        return bytes[place]
    }

    private mutating func expect(_ byte: UInt8) throws(JSONProblem) {
        guard try peek() == byte else { throw problem(.unexpectedByte) }
        place += 1
    }

    private func problem(_ kind: JSONProblem.Kind) -> JSONProblem {
        JSONProblem(offsetBytes: place, kind: kind)
    }

    private func problem(atEnd: Bool) -> JSONProblem {
        problem(atEnd ? .unexpectedEnd : .unexpectedByte)
    }
}
