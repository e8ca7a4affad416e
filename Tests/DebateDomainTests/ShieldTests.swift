import Testing

@testable import DebateDomain

private typealias Settings = Moderation.Settings

@Suite("Shield (D8)")
struct ShieldTests {
    private let up: SwitchShield
    private let down: SwitchShield

    init() throws {
        up = try SwitchShield(body(#"{"on":true}"#))
        down = try SwitchShield(body(#"{"on":false}"#))
    }

    @Test("slow mode of 30 s, everything waits, ticket holders only")
    func goesUp() {
        let shielded = up.decide(Moderation(revision: 7))
        #expect(
            shielded.settings == Settings(mode: .holdAll, slowSeconds: 30, ticketsOnly: true))
        #expect(shielded.isShielded && shielded.revision == 8)
    }

    @Test("restores exactly what was before, whatever it was")
    func restores() {
        for mode in Moderation.Mode.allCases {
            for slowSeconds in [0, 5, 30, 31, 300] {
                for ticketsOnly in [false, true] {
                    let settings = Settings(
                        mode: mode, slowSeconds: slowSeconds, ticketsOnly: ticketsOnly,
                        maxCharacters: 77)
                    let before = Moderation(settings: settings, revision: 1)
                    let shielded = up.decide(before)
                    // Never more open than before.
                    #expect(shielded.settings.slowSeconds >= max(30, slowSeconds))
                    #expect(shielded.settings.mode == (mode == .off ? .off : .holdAll))
                    let after = down.decide(shielded)
                    #expect(after == Moderation(settings: settings, revision: 3))
                }
            }
        }
    }

    @Test("a second press changes nothing")
    func twice() {
        let shielded = up.decide(Moderation())
        #expect(up.decide(shielded) == shielded)
        #expect(down.decide(Moderation()) == Moderation())
    }

    @Test("while it is up nothing else changes")
    func locked() throws {
        let shielded = up.decide(Moderation(revision: 1))
        #expect(throws: RuleViolation.shieldOn) {
            try ChangeModeration(body(#"{"revision":2,"mode":"open"}"#)).decide(shielded)
        }
    }

    @Test("asks for a yes or no", arguments: ["{}", #"{"on":1}"#, #"{"on":null}"#])
    func refused(_ json: String) {
        #expect(throws: RuleViolation.self) { try SwitchShield(body(json)) }
    }
}
