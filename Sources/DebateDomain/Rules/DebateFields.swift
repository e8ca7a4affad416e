/// What a request says of a debate: read alike whether it makes one or changes one.
///
/// `null` gives a field that may be empty what it has in a new debate.
package struct DebateFields: Sendable {
    package let title: String?
    package let category: String?
    package let motion: Change<String>
    package let description: Change<String>
    package let tags: Change<[String]>
    package let coverImage: Change<String>
    package let plannedStartMs: Change<Int64>
    package let startsByItself: Bool?
    package let room: Change<RoomID>
    package let host: Change<Debate.Host>
    package let sides: EditSides?
    package let rules: EditRules?
    package let settings: EditSettings?

    package static let titleRule = TextRule(length: 1...100)
    package static let motionRule = TextRule(length: 1...200)
    package static let categoryRule = TextRule(length: 1...20)
    package static let descriptionRule = TextRule(length: 0...2000, allowsLineFeeds: true)
    package static let tagRule = TextRule(length: 1...20)
    package static let mostTags = 5
    package static let hostRule = TextRule(length: 1...32)

    /// Reads the fields; what cannot be taken is noted in `fields`.
    /// - Parameters:
    ///   - isNew: a debate to be made needs title and category.
    ///   - nfc: brings a text to Unicode normalisation form C.
    ///   - instant: the UTC milliseconds a local time names in the installation's zone.
    init(
        _ fields: inout FieldReader, isNew: Bool, nfc: (String) -> String,
        instant: (LocalTimestamp) -> Int64
    ) {
        title = Self.needed("title", &fields, isNew) { value throws(FieldReason) in
            try Self.titleRule.check(value.asString(), nfc: nfc)
        }
        category = Self.needed("category", &fields, isNew) { value throws(FieldReason) in
            try Self.categoryRule.check(value.asString(), nfc: nfc)
        }
        motion = fields.change("motion") { value throws(FieldReason) in
            try Self.motionRule.check(value.asString(), nfc: nfc)
        }
        description = fields.change("description") { value throws(FieldReason) in
            try Self.descriptionRule.check(value.asString(), nfc: nfc)
        }
        tags = fields.change("tags") { value throws(FieldReason) in
            try Self.tags(value.asArray(), nfc: nfc)
        }
        coverImage = fields.change("coverImage") { value throws(FieldReason) in
            try WebAddress.check(value.asString())
        }
        plannedStartMs = fields.change("startTime") { value throws(FieldReason) in
            instant(try LocalTimestamp(parsing: value.asString()))
        }
        startsByItself = fields.orDefault("autoStart", isNew) { value throws(FieldReason) in
            try value.asBoolean()
        }
        room = fields.change("roomId") { value throws(FieldReason) in
            guard let room = RoomID(try value.asString()) else { throw .badFormat }
            return room
        }
        host = Self.host(&fields, nfc: nfc)
        sides = fields.part("sides", isNew) { fields in EditSides(&fields, nfc: nfc) }
        rules = fields.part("rules", isNew) { fields in EditRules(&fields) }
        settings = fields.part("settings", isNew) { fields in EditSettings(&fields) }
    }

    /// The debate with what the request says put in its place; its revision stays.
    ///
    /// A motion nobody wrote is the title, also when the title changes.
    package func applied(to debate: Debate) -> Debate {
        var changed = debate
        changed.title = title ?? debate.title
        let unwritten = debate.motion == debate.title ? changed.title : debate.motion
        changed.motion =
            switch motion {
            case .keep: unwritten
            case .clear: changed.title
            case .set(let motion): motion
            }
        changed.category = category ?? debate.category
        changed.description = description.applied(to: debate.description) ?? ""
        changed.tags = tags.applied(to: debate.tags) ?? []
        changed.coverImage = coverImage.applied(to: debate.coverImage)
        changed.plannedStartMs = plannedStartMs.applied(to: debate.plannedStartMs)
        changed.startsByItself = startsByItself ?? debate.startsByItself
        changed.room = room.applied(to: debate.room)
        changed.host = host.applied(to: debate.host)
        changed.sides = sides?.applied(to: debate.sides) ?? debate.sides
        changed.rules = rules?.applied(to: debate.rules) ?? debate.rules
        changed.settings = settings?.applied(to: debate.settings) ?? debate.settings
        return changed
    }

    /// The room the request names.
    package var namedRoom: RoomID? { room.applied(to: nil) }

    private static func needed(
        _ name: String, _ fields: inout FieldReader, _ isNew: Bool,
        _ decode: (JSONValue) throws(FieldReason) -> String
    ) -> String? {
        isNew ? fields.field(name, required: true, decode) : fields.replacement(name, decode)
    }

    private static func host(
        _ fields: inout FieldReader, nfc: (String) -> String
    ) -> Change<Debate.Host> {
        fields.partOrClear("host") { fields in
            let name = fields.field("name", required: true) { value throws(FieldReason) in
                try hostRule.check(value.asString(), nfc: nfc)
            }
            let avatar = fields.field("avatar") { value throws(FieldReason) in
                try WebAddress.check(value.asString())
            }
            return Debate.Host(name: name ?? "", avatar: avatar)
        }
    }

    /// Equal tags are taken once, in the order first written.
    private static func tags(
        _ values: [JSONValue], nfc: (String) -> String
    ) throws(FieldReason) -> [String] {
        guard values.count <= mostTags else { throw .tooMany }
        var tags: [String] = []
        for value in values {
            let tag = try tagRule.check(value.asString(), nfc: nfc)
            if !tags.contains(tag) { tags.append(tag) }
        }
        return tags
    }
}

extension FieldReader {
    /// A value that cannot be cleared: in something new `null` is as good as absent.
    mutating func orDefault<Value>(
        _ name: String, _ isNew: Bool, _ decode: (JSONValue) throws(FieldReason) -> Value
    ) -> Value? {
        isNew ? field(name, decode) : replacement(name, decode)
    }

    /// An object that cannot be cleared: in something new `null` is as good as absent.
    mutating func part<Value>(
        _ name: String, _ isNew: Bool, _ read: (inout FieldReader) -> Value
    ) -> Value? {
        if isNew, isNull(name) { return nil }
        return object(name, read)
    }

    /// An object whose absence has a meaning: `null` clears it.
    mutating func partOrClear<Value>(
        _ name: String, _ read: (inout FieldReader) -> Value
    ) -> Change<Value> {
        if isNull(name) { return .clear }
        return object(name, read).map { .set($0) } ?? .keep
    }
}
