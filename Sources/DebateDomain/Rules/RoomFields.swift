/// What a request says of a room: read alike whether it makes one or changes one.
package struct RoomFields: Sendable {
    package let name: String?
    package let description: Change<String>
    package let isEnabled: Bool?
    package let playback: Room.Playback?
    package let videoDelayMs: Int?
    package let isRecorded: Bool?

    package static let nameRule = TextRule(length: 1...60)
    package static let descriptionRule = TextRule(length: 0...500, allowsLineFeeds: true)
    package static let videoDelays = 0...20_000

    /// Reads the fields; what cannot be taken is noted in `fields`.
    /// - Parameter isNew: a room to be made needs name and playback.
    init(_ fields: inout FieldReader, isNew: Bool, nfc: (String) -> String) {
        name = Self.name(&fields, isNew, nfc: nfc)
        description = fields.change("description") { value throws(FieldReason) in
            try Self.descriptionRule.check(value.asString(), nfc: nfc)
        }
        isEnabled = fields.orDefault("enabled", isNew) { value throws(FieldReason) in
            try value.asBoolean()
        }
        playback = Self.playback(&fields, isNew)
        videoDelayMs = fields.orDefault("videoDelayMs", isNew) { value throws(FieldReason) in
            try value.asInteger(in: Self.videoDelays)
        }
        isRecorded = fields.orDefault("record", isNew) { value throws(FieldReason) in
            try value.asBoolean()
        }
    }

    /// The room with what the request says put in its place; its revision stays.
    package func applied(to room: Room) -> Room {
        var changed = room
        changed.name = name ?? room.name
        changed.description = description.applied(to: room.description) ?? ""
        changed.isEnabled = isEnabled ?? room.isEnabled
        changed.playback = playback ?? room.playback
        changed.videoDelayMs = videoDelayMs ?? room.videoDelayMs
        changed.isRecorded = isRecorded ?? room.isRecorded
        return changed
    }

    /// A name stands in addresses of players as one segment, so it holds no `/`.
    private static func name(
        _ fields: inout FieldReader, _ isNew: Bool, nfc: (String) -> String
    ) -> String? {
        func decode(_ value: JSONValue) throws(FieldReason) -> String {
            let name = try nameRule.check(value.asString(), nfc: nfc)
            guard !name.utf8.contains(UInt8(ascii: "/")) else { throw .badCharacters }
            return name
        }
        return isNew
            ? fields.field("name", required: true, decode) : fields.replacement("name", decode)
    }

    /// Shape: `{kind: rtmp}` or `{kind: hls|flv, url}`
    private static func playback(
        _ fields: inout FieldReader, _ isNew: Bool
    ) -> Room.Playback? {
        if isNew, fields.isMissing("playback") {
            fields.note("playback", .required)
            return nil
        }
        let playback: Room.Playback?? = fields.object("playback") { fields in
            let kind: PlaybackKind? = fields.field("kind", required: true) {
                value throws(FieldReason) in try value.asWord()
            }
            let hasURL = !fields.isMissing("url")
            let url = fields.field("url") { value throws(FieldReason) in
                try WebAddress.checkOutside(value.asString())
            }
            guard let kind else { return nil }
            if kind == .rtmp, hasURL { fields.note("url", .notAllowed) }
            if kind != .rtmp, !hasURL { fields.note("url", .required) }
            return Room.Playback(kind: kind, url: url ?? "")
        }
        return playback ?? nil
    }
}
