import DebateDomain
import Testing

@Suite("Follow a channel")
struct FollowChannelTests {
    private let top = ChannelPosition(epoch: "e", seq: 1000)

    private func decide(_ epoch: String, _ seq: Int64) -> FollowChannel.Answer {
        FollowChannel(since: ChannelPosition(epoch: epoch, seq: seq)).decide(top: top)
    }

    @Test("who holds nothing, another epoch, or a number ahead, gets the whole state")
    func snapshot() {
        #expect(FollowChannel(since: nil).decide(top: top) == .snapshot)
        #expect(decide("f", 999) == .snapshot)
        #expect(decide("e", 1001) == .snapshot)
        #expect(decide("e", 699) == .snapshot)
        #expect(decide("e", 0) == .snapshot)
    }

    @Test("who is at most 300 behind gets exactly what is missing", arguments: [700, 999, 1000])
    func replay(_ seq: Int64) {
        #expect(decide("e", seq) == .replay(after: seq))
    }

    @Test("a position is two parameters, or none")
    func parameters() throws {
        #expect(try FollowChannel(QueryParameters("")).since == nil)
        #expect(
            try FollowChannel(QueryParameters("epoch=e&since=7")).since
                == ChannelPosition(epoch: "e", seq: 7))
        // One of this epoch is stale, not wrong.
        #expect(try FollowChannel(QueryParameters("epoch=e&since=9999999")).since != nil)
    }

    @Test(
        "one of the two alone, and what is no number, is refused by name",
        arguments: [
            ("epoch=e", "since", FieldReason.required), ("since=1", "epoch", .required),
            ("epoch=e&since=-1", "since", .outOfRange), ("epoch=e&since=x", "since", .wrongType),
            ("epoch=&since=1", "epoch", .badFormat), ("epoch=e&epoch=f&since=1", "epoch", .tooMany),
        ])
    func refusals(_ query: String, _ field: String, _ reason: FieldReason) {
        do throws(RuleViolation) {
            _ = try FollowChannel(QueryParameters(query))
            Issue.record("taken")
        } catch {
            guard case .fields(let problems) = error else {
                Issue.record("refused otherwise: \(error)")
                return
            }
            #expect(problems.contains(FieldProblem(field, reason)))
        }
    }
}
