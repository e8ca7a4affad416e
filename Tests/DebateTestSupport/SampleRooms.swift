package import DebateDomain

extension RoomID {
    /// An identifier with the number in its first letter.
    package static func sample(_ number: Int = 1) -> RoomID {
        RoomID(randomBytes: [UInt8(truncatingIfNeeded: number), 0, 0, 0, 0, 0])
    }
}

extension Room {
    /// A room in which every field says something; a test names what matters to it.
    package static func sample(
        _ number: Int = 1, name: String? = nil, isEnabled: Bool = true,
        playback: Playback = .rtmp
    ) -> Room {
        Room(
            id: .sample(number), name: name ?? "\(number) 号厅", description: "第一行\n第二行",
            isEnabled: isEnabled, playback: playback, videoDelayMs: 8000, isRecorded: true,
            createdAtMs: FixedClock.evening.nowMs)
    }
}

extension StreamKey {
    package static let sample = StreamKey(String(repeating: "k", count: 32))
}
