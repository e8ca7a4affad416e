/// A value's JSON as text, for where it is stored.
package enum JSONText {
    package static func of(_ value: some JSONWritable) -> String {
        var json = JSONWriter()
        value.write(to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
