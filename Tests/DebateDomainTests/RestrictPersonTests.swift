import Testing

@testable import DebateDomain

@Suite("Restrict a person (D6)")
struct RestrictPersonTests {
    private func restrict(_ json: String) throws -> RestrictPerson {
        try RestrictPerson(body(json), nfc: { $0 })
    }

    @Test("a mute of so many seconds, or to the end; a ban until it is lifted")
    func times() throws {
        let mute = try restrict(
            #"{"kind":"mute","authorTag":"Ab3-_xyz","seconds":60,"reason":"刷屏"}"#)
        #expect(try mute.decide(isStaff: false, nowMs: 1000) == 61_000)
        let ban = try restrict(#"{"kind":"ban","danmakuId":"d9","seconds":null,"reason":"广告"}"#)
        #expect(ban.person == .authorOf(DanmakuNumber(9)))
        #expect(try ban.decide(isStaff: false, nowMs: 1000) == nil)
    }

    @Test("staff cannot be restricted")
    func staff() throws {
        let ban = try restrict(#"{"kind":"ban","danmakuId":"d9","reason":"广告"}"#)
        #expect(throws: RuleViolation.staffExempt) { try ban.decide(isStaff: true, nowMs: 0) }
    }

    @Test(
        "refuses what it cannot take, by name and reason",
        arguments: [
            (#"{"authorTag":"Ab3-_xyz","reason":"x"}"#, "kind", .required),
            (#"{"kind":"mute","reason":"x"}"#, "authorTag", .required),
            (#"{"kind":"mute","authorTag":"Ab3-_xyz"}"#, "reason", .required),
            (
                #"{"kind":"mute","authorTag":"Ab3-_xyz","seconds":59,"reason":"x"}"#, "seconds",
                .outOfRange
            ),
            (
                #"{"kind":"mute","authorTag":"Ab3-_xyz","seconds":86401,"reason":"x"}"#, "seconds",
                .outOfRange
            ),
            (
                #"{"kind":"mute","authorTag":"Ab3-_xyz","danmakuId":"d1","reason":"x"}"#,
                "danmakuId", .notAllowed
            ),
            (#"{"kind":"mute","danmakuId":"1","reason":"x"}"#, "danmakuId", .badFormat),
        ] as [(String, String, FieldReason)])
    func refused(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) {
            try restrict(json)
        }
    }
}
