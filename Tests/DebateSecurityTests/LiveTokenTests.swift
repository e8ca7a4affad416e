import DebateDomain
import DebateRuntime
import DebateTestSupport
import Testing

@testable import DebateSecurity

@Suite("Tokens of channels")
struct LiveTokenTests {
    private let home: TemporaryHome
    private let keys: KeyRing
    private let nowMs = FixedClock.evening.nowMs
    private let debate = DebateID.sample(1)
    private let account = AccountID(.sample(7))

    init() throws {
        home = try TemporaryHome()
        keys = try KeyRing(path: home.settings.secretKeyPath)
    }

    private func seat(_ role: DebateRole) -> Follower {
        .seat(MemberNumber(3), role, of: account)
    }

    private func verified(_ text: String, after ms: Int64 = 0) -> LiveToken? {
        LiveToken.verify(text, keys: keys, nowMs: nowMs + ms)
    }

    @Test("says what it was made from, in few bytes")
    func roundTrip() throws {
        let followers = DebateRole.allCases.map(seat) + [.screen(CredentialNumber(21))]
        for follower in followers {
            let token = LiveToken(follower, of: debate, nowMs: nowMs)
            let text = token.text(keys: keys)
            #expect(verified(text) == token)
            #expect(text.utf8.count <= 220)
        }
        #expect(LiveToken(seat(.judge), of: debate, nowMs: nowMs).account == account)
    }

    @Test("opens the channels of its role in its debate, and no others")
    func channels() {
        let all: [Channel] = [
            .debate(debate), .staff(debate), .organiser(debate), .lobby,
            .debate(.sample(2)), .staff(.sample(2)), .organiser(.sample(2)),
        ]
        let counts: [(Follower, Int)] = [
            (seat(.organiser), 3), (seat(.moderator), 2), (seat(.timekeeper), 1),
            (seat(.judge), 1), (.screen(CredentialNumber(21)), 1),
        ]
        for (follower, count) in counts {
            let token = LiveToken(follower, of: debate, nowMs: nowMs)
            #expect(all.filter(token.allows) == Array(all.prefix(count)))
        }
    }

    @Test("is good for five minutes")
    func expiry() {
        let text = LiveToken(seat(.moderator), of: debate, nowMs: nowMs).text(keys: keys)
        #expect(verified(text, after: 299_999) != nil)
        #expect(verified(text, after: 300_000) == nil)
    }

    @Test("no character of it may be another one")
    func changed() {
        let text = LiveToken(seat(.moderator), of: debate, nowMs: nowMs).text(keys: keys)
        for place in text.indices {
            for other in "0Z" where text[place] != other {
                let forged = text[..<place] + String(other) + text[text.index(after: place)...]
                #expect(verified(String(forged)) == nil, "\(forged)")
            }
        }
        for forged in ["", "p1", text + ".", text + "A", String(text.dropLast()), "a" + text] {
            #expect(verified(forged) == nil)
        }
    }

    @Test("another installation's is none, and neither is a device's cookie")
    func foreign() throws {
        let other = try TemporaryHome()
        let text = LiveToken(seat(.organiser), of: debate, nowMs: nowMs).text(keys: keys)
        let there = try KeyRing(path: other.settings.secretKeyPath)
        #expect(LiveToken.verify(text, keys: there, nowMs: nowMs) == nil)
        let message = text.split(separator: ".").dropLast().joined(separator: ".")
        #expect(verified(keys.devices.sign { _ in message }) == nil)
    }

    @Test("the key's rotation leaves it good while the old key stays")
    func rotation() throws {
        let text = LiveToken(seat(.organiser), of: debate, nowMs: nowMs).text(keys: keys)
        let path = home.settings.secretKeyPath
        let lines = try Files.read(path) ?? []
        let second = Array(("push 2 " + String(repeating: "2b", count: 32) + "\n").utf8)
        try Files.replace(path, with: lines + second, mode: 0o600)
        let rotated = try KeyRing(path: path)
        #expect(LiveToken.verify(text, keys: rotated, nowMs: nowMs) != nil)
        let newer = LiveToken(seat(.organiser), of: debate, nowMs: nowMs).text(keys: rotated)
        #expect(newer.hasPrefix("p1.2."))
        #expect(verified(newer) == nil)
    }
}
