import DebateDomain
import DebateSecurity
import Testing

@testable import DebateLive

extension DebateID {
    /// A debate of tests, by its number.
    static func number(_ number: UInt8) -> DebateID {
        DebateID(UUIDText(randomBytes: Array(repeating: number, count: 16)))
    }
}

extension [ReceivedFrame] {
    /// The numbers of a channel's events, as they came.
    func numbers(of channel: Channel) -> [Int64] {
        compactMap { frame in
            if case .event(let event) = frame, event.channel == channel { event.seq } else { nil }
        }
    }
}

extension HubRun {
    /// Gives somebody a seat of the first debate, and a token for it, made now or then.
    @discardableResult
    func seat(
        _ role: DebateRole, madeAtMs: Int64? = nil, as text: String
    ) throws -> Follower {
        let account = AccountID(UUIDText(randomBytes: Array(repeating: 3, count: 16)))
        let seat = Follower.seat(try #require(MemberNumber("p1")), role, of: account)
        allow(LiveToken(seat, of: .number(1), nowMs: madeAtMs ?? hub.now.wallMs), as: text)
        return seat
    }

    /// So many who follow the first debate, whose log is empty.
    func followers(_ count: Int, room: Int = .max) throws -> [Peer] {
        let channel = Channel.debate(.number(1))
        log.events[channel] = []
        let peers = try (0..<count).map { _ in try connect(room: room) }
        for peer in peers { subscribe(peer, channel) }
        answer()
        return peers
    }
}
