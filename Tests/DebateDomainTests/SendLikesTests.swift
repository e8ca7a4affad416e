import Testing

@testable import DebateDomain

@Suite("Send likes")
struct SendLikesTests {
    private func read(_ json: String) throws -> SendLikes {
        try SendLikes(body(json))
    }

    @Test("a count suffices; a side may be named", arguments: [1, 7, 50])
    func taken(_ count: Int) throws {
        #expect(try read(#"{"count":\#(count)}"#).count == count)
        #expect(try read(#"{"count":\#(count)}"#).side == nil)
        #expect(try read(#"{"count":\#(count),"side":"affirmative"}"#).side == .affirmative)
    }

    @Test(
        "refuses what it cannot take, by name and reason",
        arguments: [
            ("{}", "count", .required), (#"{"count":0}"#, "count", .outOfRange),
            (#"{"count":51}"#, "count", .outOfRange), (#"{"count":-1}"#, "count", .outOfRange),
            (#"{"count":"1"}"#, "count", .wrongType), (#"{"count":1e1}"#, "count", .wrongType),
            (#"{"count":1,"side":"left"}"#, "side", .notAllowed),
            (#"{"count":1,"side":1}"#, "side", .wrongType),
            (#"{"count":1,"likes":1}"#, "likes", .unknown),
        ] as [(String, String, FieldReason)])
    func refused(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) { try read(json) }
    }

    @Test("the largest batch fits the bucket, so that every batch can pass some time")
    func batch() {
        #expect(SendLikes.counts.upperBound <= SendLikes.rate.burst)
    }

    @Test(
        "likes and gifts are taken while the debate is live, from those who are not banned",
        arguments: [
            (.notStarted, false, .notLive), (.notStarted, true, .notLive), (.live, false, nil),
            (.live, true, .banned), (.ended, false, .interactionClosed),
            (.ended, true, .interactionClosed),
        ] as [(DebateStatus, Bool, RuleViolation?)])
    func when(_ status: DebateStatus, _ isBanned: Bool, _ refusal: RuleViolation?) throws {
        if let refusal {
            #expect(throws: refusal) { try TakePart.check(status, isBanned: isBanned) }
        } else {
            try TakePart.check(status, isBanned: isBanned)
        }
    }
}
