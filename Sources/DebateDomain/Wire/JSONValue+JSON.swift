extension JSONValue: JSONWritable {
    /// Writes what was parsed: the same value, names in the same order, without white space.
    package func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.null()
        case .boolean(let value): json.boolean(value)
        case .integer(let value): json.integer(value)
        case .decimal(let digits): json.json(digits)
        case .string(let text): json.string(text)
        case .array(let values):
            json.array { json in
                for value in values { value.write(to: &json) }
            }
        case .object(let object):
            json.object { json in
                for member in object.members {
                    json.key(text: member.name)
                    member.value.write(to: &json)
                }
            }
        }
    }
}
