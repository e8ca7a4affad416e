import DebateDomain

/// The rooms of `debatectl demo`, the same in every home, and which debate takes place in which.
enum DemoRooms {
    static func rooms(nowMs: Int64) -> [Room] {
        zip(["hall22", "hall33"], ["演示一号厅", "演示二号厅"]).map { id, name in
            Room(
                id: RoomID(checked: id), name: name, description: "演示数据，推流后即可观看。",
                playback: .rtmp, videoDelayMs: 8000, createdAtMs: nowMs)
        }
    }

    /// Puts debates into the rooms in turn; each room has one live debate at most, further ones
    /// have no room.
    static func placed(_ debates: [Debate]) -> [Debate] {
        let rooms = rooms(nowMs: 0).map(\.id)
        var free = rooms
        return debates.enumerated().map { place, debate in
            var placed = debate
            if debate.life.status == .live {
                placed.room = free.isEmpty ? nil : free.removeFirst()
            } else {
                placed.room = rooms[place % rooms.count]
            }
            return placed
        }
    }
}
