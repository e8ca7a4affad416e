import DebateDomain

/// Values that stand in the store as JSON: written by the domain, held to their shape by checks.
enum StoredJSON {
    static func text(ofTexts texts: [String]) -> String {
        var json = JSONWriter()
        json.array { json in
            for text in texts { json.string(text) }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    static func texts(_ text: String) -> [String] {
        array(text).compactMap { try? $0.asString() }
    }

    /// `[{"seat","name"}]`
    static func text(of speakers: [Speaker]) -> String {
        var json = JSONWriter()
        json.array { json in
            for speaker in speakers {
                json.object { json in
                    json.member("seat", speaker.seat.text)
                    json.member("name", speaker.name)
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    static func speakers(_ text: String) -> [Speaker] {
        array(text).compactMap { value in
            guard case .object(let object) = value, case .string(let seat)? = object["seat"],
                case .string(let name)? = object["name"], let seat = SpeakerSeat(seat)
            else { return nil }
            return Speaker(seat: seat, name: name)
        }
    }

    /// A key that is missing has its default, so that rules may gain keys.
    static func rules(_ text: String) -> DebateRules {
        var fields = FieldReader(object(text))
        return EditRules(&fields).applied(to: DebateRules())
    }

    static func settings(_ text: String) -> DebateSettings {
        var fields = FieldReader(object(text))
        return EditSettings(&fields).applied(to: DebateSettings())
    }

    private static func array(_ text: String) -> [JSONValue] {
        if text == "[]" { return [] }
        guard case .array(let values)? = try? JSONParser.parse(Array(text.utf8)) else { return [] }
        return values
    }

    private static func object(_ text: String) -> JSONObject {
        guard text != "{}", case .object(let object)? = try? JSONParser.parse(Array(text.utf8))
        else { return JSONObject([]) }
        return object
    }
}
