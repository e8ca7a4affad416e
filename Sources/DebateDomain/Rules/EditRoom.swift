/// Changes a room; fields not named stay.
package struct EditRoom: Sendable {
    /// The one its editor saw.
    package let revision: Int
    package let fields: RoomFields

    /// Shape: `{revision}` and any field of a room; `null` clears the description
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject, nfc: (String) -> String) throws(RuleViolation) {
        var reader = FieldReader(body)
        let revision = reader.revision()
        fields = RoomFields(&reader, isNew: false, nfc: nfc)
        try reader.finish()
        self.revision = revision
    }

    /// The room after the change; the same when every value named is in force already.
    /// - Parameters:
    ///   - live: the debate that is live in it: its picture must not change under its audience.
    ///   - isNameTaken: whether another room has the name.
    /// - Throws: `RuleViolation.revisionMoved`, `.nameTaken`, `.roomBusy`.
    package func decide(
        _ room: Room, live: DebateID?, isNameTaken: Bool
    ) throws(RuleViolation) -> Room {
        guard revision == room.revision else { throw .revisionMoved(current: room.revision) }
        var changed = fields.applied(to: room)
        guard changed != room else { return room }
        if isNameTaken { throw .nameTaken }
        if changed.playback != room.playback, let live { throw .roomBusy(live) }
        changed.revision += 1
        return changed
    }
}

/// Removes a room; its debates keep their history and have no room from then on.
package enum DeleteRoom {
    /// - Parameters:
    ///   - live: the debate that is live in it.
    ///   - debates: all that took or were to take place in it.
    /// - Throws: `RuleViolation.roomBusy` (rule L5).
    package static func decide(
        live: DebateID?, debates: [Debate]
    ) throws(RuleViolation) -> [LiveEvent] {
        if let live { throw .roomBusy(live) }
        return debates.map { debate in
            var changed = debate
            changed.room = nil
            changed.revision += 1
            return .debateUpdated(changed)
        }
    }
}

/// Who pushes a picture into a room, and with what.
package enum RoomIngest {
    /// - Throws: `RuleViolation.notIngest` for a room that plays an outside address.
    package static func check(_ room: Room) throws(RuleViolation) {
        guard room.playback == .rtmp else { throw .notIngest }
    }
}
