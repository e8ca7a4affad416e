import DebateDomain

/// A value's JSON as text, for the record of acts.
enum JSONText {
    static func of(_ value: some JSONWritable) -> String {
        var json = JSONWriter()
        value.write(to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
