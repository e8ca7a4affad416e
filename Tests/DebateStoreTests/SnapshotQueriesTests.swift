import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

@Suite("Snapshots of channels")
struct SnapshotQueriesTests {
    private let hall: LiveHall
    private let nowMs = FixedClock.evening.nowMs

    init() throws {
        hall = try LiveHall()
        try hall.like(1, 3)
        let nowMs = nowMs
        try hall.database.store.writer.submit { [debate = hall.debate] transaction in
            let member = try transaction.insert(
                Member.sample(1, .moderator).seat, in: debate, nowMs: nowMs)
            #expect(member.number.value > 0)
            try transaction.append(
                [
                    ChannelEvent(.debateUpdated(.sample(1)), on: .debate(debate)),
                    ChannelEvent(.debateUpdated(.sample(1)), on: .debate(debate)),
                    ChannelEvent(.debateUpdated(.sample(1)), on: .organiser(debate)),
                ], nowMs: nowMs)
        }
    }

    private func read<Value>(
        _ body: (borrowing ReadTransaction) throws(StoreError) -> Value
    ) throws -> Value {
        try hall.database.store.reader().read(body)
    }

    private func text(_ value: some JSONWritable) -> String {
        var json = JSONWriter()
        value.write(to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test(
        "each channel has its own state, and stands where its log ends",
        arguments: [
            (Channel.debate(.sample(1)), Int64(2), #"{"debate":{"#),
            (.staff(.sample(1)), 0, #"{"members":[{"id":"p1","role":"moderator""#),
            (.organiser(.sample(1)), 1, #"{"tallies":[]}"#),
            (.lobby, 0, #"{"debates":[{"id":"#),
        ])
    func states(_ channel: Channel, _ seq: Int64, _ start: String) throws {
        let nowMs = nowMs
        let found = try read { transaction throws(StoreError) in
            try transaction.snapshot(of: channel, nowMs: nowMs)
        }
        let snapshot = try #require(found)
        #expect(snapshot.position.seq == seq)
        #expect(!snapshot.position.epoch.isEmpty)
        var state = JSONWriter()
        snapshot.state.write(to: &state)
        #expect(String(decoding: state.bytes, as: UTF8.self).hasPrefix(start))
        #expect(text(snapshot.frame(nowMs: 7)).contains(#""nowMs":7,"#))
    }

    @Test("likes stand in the counters of the audience and of the lobby alone")
    func counters() throws {
        let nowMs = nowMs
        let debate = hall.debate
        let names = try read { transaction throws(StoreError) in
            var names: [[String]] = []
            for channel in [Channel.debate(debate), .staff(debate), .organiser(debate), .lobby] {
                names.append(
                    try transaction.counters(of: channel, nowMs: nowMs).values.map(\.name))
            }
            return names
        }
        #expect(names == [["likes"], [], [], ["likes/\(debate.text)"]])
    }

    @Test("a debate that is not there has no channels")
    func missing() throws {
        let nowMs = nowMs
        let nobody = DebateID.sample(9)
        for channel in [Channel.debate(nobody), .staff(nobody), .organiser(nobody)] {
            let (isThere, hasState, counters) = try read { transaction throws(StoreError) in
                (
                    try transaction.holds(channel),
                    try transaction.snapshot(of: channel, nowMs: nowMs) != nil,
                    try transaction.counters(of: channel, nowMs: nowMs)
                )
            }
            #expect(!isThere && !hasState && counters == Counters())
        }
    }

    @Test("positions of many channels are those of each, asked twice or never written")
    func positions() throws {
        let debate = hall.debate
        let channels = [
            Channel.organiser(debate), .lobby, .debate(debate), .debate(debate),
            .staff(.sample(9)),
        ]
        try read { transaction throws(StoreError) in
            let positions = try transaction.positions(of: channels)
            for channel in channels {
                let single = try transaction.position(of: channel)
                #expect(positions.epoch == single.epoch)
                #expect(positions.seqs[channel] == single.seq)
            }
            #expect(positions.seqs.count == 4)
            #expect(try transaction.positions(of: []).seqs.isEmpty)
        }
    }
}
