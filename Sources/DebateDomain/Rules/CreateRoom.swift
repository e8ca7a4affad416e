/// Makes a room.
package struct CreateRoom: Sendable {
    package let fields: RoomFields

    /// Shape: `{name, playback: {kind, url?}, description?, enabled?, videoDelayMs?, record?}`
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject, nfc: (String) -> String) throws(RuleViolation) {
        var reader = FieldReader(body)
        fields = RoomFields(&reader, isNew: true, nfc: nfc)
        try reader.finish()
    }

    /// The new room; it is open for debates unless the request says otherwise.
    /// - Parameter isNameTaken: whether another room has the name.
    /// - Throws: `RuleViolation.nameTaken`
    package func decide(
        id: RoomID, isNameTaken: Bool, nowMs: Int64
    ) throws(RuleViolation) -> Room {
        if isNameTaken { throw .nameTaken }
        return fields.applied(
            to: Room(id: id, name: "", playback: .rtmp, createdAtMs: nowMs))
    }
}
