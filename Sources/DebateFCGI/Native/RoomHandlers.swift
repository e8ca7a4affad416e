import DebateDomain
import DebateSecurity
import DebateStore

/// Rooms, as everybody sees them and as operators run them.
enum RoomHandlers {
    /// One page of the rooms, in the order they were made, disabled ones too.
    static func list(_ call: Call) throws -> Reply {
        var query = call.query.reader()
        let page = query.page()
        try query.finish()
        let rooms = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.rooms(page, nowMs: call.nowMs)
        }
        return Reply(PageView(page: rooms.map(RoomView.init)))
    }

    static func show(_ call: Call) throws -> Reply {
        let id = try id(call)
        let room = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.room(id, nowMs: call.nowMs)
        }
        guard let room else { throw RuleViolation.notFound }
        return Reply(RoomView(room))
    }

    static func create(_ call: Call) throws -> Reply {
        let command = try CreateRoom(call.jsonObject(), nfc: TextForms.nfc)
        let id = RoomID(randomBytes: Randomness.bytes(RoomID.length))
        let key = StreamKey.random()
        let work = RoomWork(call, id)
        return try call.commit { transaction in
            let isNameTaken = try work.isNameTaken(command.fields.name, transaction)
            let room = try command.decide(id: id, isNameTaken: isNameTaken, nowMs: work.nowMs)
            try transaction.insert(room, key: key)
            try work.record(.roomCreate, nil, room, transaction)
            return try work.reply(transaction)
        }
    }

    static func edit(_ call: Call) throws -> Reply {
        let command = try EditRoom(call.jsonObject(), nfc: TextForms.nfc)
        let work = RoomWork(call, try id(call))
        return try call.commit { transaction in
            let room = try work.room(transaction)
            let changed = try command.decide(
                room, live: try transaction.reading.use(of: work.id)?.live,
                isNameTaken: try work.isNameTaken(command.fields.name, transaction))
            if changed != room {
                try transaction.update(changed)
                try work.record(.roomEdit, room, changed, transaction)
            }
            return try work.reply(transaction)
        }
    }

    static func delete(_ call: Call) throws -> Reply {
        let work = RoomWork(call, try id(call))
        return try call.commit { transaction in
            let room = try work.room(transaction)
            try work.record(.roomDelete, room, nil, transaction)
            try transaction.delete(work.id, nowMs: work.nowMs, as: work.departure)
            return .done()
        }
    }

    /// `{pushUrl, streamKey}` for an encoder; that it was shown is on record.
    static func showKey(_ call: Call) throws -> Reply {
        let work = RoomWork(call, try id(call))
        let address = PushAddress(call)
        return try call.commit(keepsAnswer: false) { transaction in
            try RoomIngest.check(try work.room(transaction))
            guard let key = try transaction.reading.streamKey(of: work.id) else {
                throw RuleViolation.notFound
            }
            try work.record(.roomKeyShow, nil, nil, transaction)
            return Reply(KeyView(address: address, room: work.id, key: key))
        }
    }

    /// Another key; the former one opens nothing any more.
    static func rotateKey(_ call: Call) throws -> Reply {
        let work = RoomWork(call, try id(call))
        let address = PushAddress(call)
        let key = StreamKey.random()
        return try call.commit(keepsAnswer: false) { transaction in
            try RoomIngest.check(try work.room(transaction))
            try transaction.setStreamKey(key, of: work.id)
            try work.record(.roomKeyRotate, nil, nil, transaction)
            return Reply(KeyView(address: address, room: work.id, key: key))
        }
    }

    private static func id(_ call: Call) throws(RuleViolation) -> RoomID {
        guard let id = RoomID(call.parameter("roomId")) else { throw .notFound }
        return id
    }
}

/// One act on a room: what its steps inside the transaction have in common.
private struct RoomWork: Sendable {
    let id: RoomID
    let nowMs: Int64
    private let actor: AuditEntry.Actor

    init(_ call: Call, _ id: RoomID) {
        self.id = id
        nowMs = call.nowMs
        actor = call.actor
    }

    func room(_ transaction: borrowing WriteTransaction) throws -> Room {
        guard let record = try transaction.reading.room(id, nowMs: nowMs) else {
            throw RuleViolation.notFound
        }
        return record.room
    }

    func isNameTaken(
        _ name: String?, _ transaction: borrowing WriteTransaction
    ) throws(StoreError) -> Bool {
        guard let name else { return false }
        return try transaction.isRoomName(name, takenByOtherThan: id)
    }

    func record(
        _ action: AuditAction, _ before: Room?, _ after: Room?,
        _ transaction: borrowing WriteTransaction
    ) throws(StoreError) {
        try transaction.record(
            AuditEntry(
                atMs: nowMs, actor: actor, action: action, target: "room/" + id.text,
                before: before.map { JSONText.of(RoomFacts(room: $0)) },
                after: after.map { JSONText.of(RoomFacts(room: $0)) }))
    }

    /// What stands on record of a debate that loses its room.
    func departure(_ before: Debate, _ after: Debate) -> AuditEntry {
        AuditEntry(
            atMs: nowMs, actor: actor, action: .roomDelete, debate: before.id,
            target: "room/" + id.text)
    }

    func reply(_ transaction: borrowing WriteTransaction) throws -> Reply {
        guard let room = try transaction.reading.room(id, nowMs: nowMs) else {
            throw RuleViolation.notFound
        }
        return Reply(RoomView(room))
    }
}
