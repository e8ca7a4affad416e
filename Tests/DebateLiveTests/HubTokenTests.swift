import DebateDomain
import DebateSecurity
import Testing

@testable import DebateLive

@Suite("Hub: rights")
struct HubTokenTests {
    private let one = Channel.debate(.number(1))
    private let two = Channel.debate(.number(2))

    @Test("channels that are not public need a token for them, and a rehearsal's too")
    func tokens() throws {
        let run = HubRun()
        let debate = DebateID.number(1)
        for channel in [one, .staff(debate), .organiser(debate)] { run.log.events[channel] = [] }
        run.log.restricted = [one]
        try run.seat(.moderator, as: "good")
        func answer(_ channel: Channel, _ token: String?) throws -> String {
            let peer = try run.connect()
            run.subscribe(peer, channel, token: token)
            run.answer()
            for frame in try run.read(peer).frames {
                switch frame {
                case .snapshot: return "state"
                case .error(_, let code, _, _): return code
                default: continue
                }
            }
            return "nothing"
        }
        #expect(try answer(one, nil) == "forbidden")
        #expect(try answer(one, "bad") == "forbidden")
        #expect(try answer(one, "good") == "state")
        #expect(try answer(.staff(debate), "good") == "state")
        #expect(try answer(.organiser(debate), "good") == "forbidden")
        #expect(try answer(.staff(DebateID.number(2)), "good") == "forbidden")
        #expect(try answer(two, nil) == "forbidden", "there is none")
    }

    @Test("whoever loses their seat is cut off, whatever they follow; others stay")
    func lostSeat() throws {
        let run = HubRun()
        let debate = DebateID.number(1)
        for channel in [one, .staff(debate)] { run.log.events[channel] = [] }
        var peers: [Peer] = []
        for (index, text) in ["p1", "p2"].enumerated() {
            let account = AccountID(
                UUIDText(randomBytes: Array(repeating: UInt8(index), count: 16)))
            let number = try #require(MemberNumber(text))
            run.allow(
                LiveToken(
                    .seat(number, .timekeeper, of: account), of: debate,
                    nowMs: run.hub.now.wallMs), as: text)
            let peer = try run.connect()
            run.subscribe(peer, one, token: text)
            peers.append(peer)
        }
        run.answer()
        run.log.append(
            #"{"member":{"id":"p1","role":"timekeeper","state":"removed","userId":null}}"#,
            name: "member.changed", to: .staff(debate))
        run.pass(milliseconds: 200)
        #expect(try run.read(peers[0]).closeCode == CloseCode.rightRevoked)
        #expect(try run.read(peers[1]).closeCode == nil)
    }

    @Test("whoever loses their seat is told nothing of what stands behind that in the log")
    func afterTheLoss() throws {
        let run = HubRun()
        let debate = DebateID.number(1)
        run.log.events[.staff(debate)] = []
        try run.seat(.moderator, as: "p1")
        let peer = try run.connect()
        run.subscribe(peer, .staff(debate), token: "p1")
        run.answer()
        _ = try run.read(peer)
        run.log.append(
            #"{"member":{"id":"p1","role":"moderator","state":"removed","userId":null}}"#,
            name: "member.changed", to: .staff(debate))
        run.log.append(#"{"n":1}"#, to: .staff(debate))
        // No care between the look and the round: that comes ten times a second alone.
        run.hub.now.monotonicUs += 60_000
        run.hub.tail()
        run.hub.sendDue { run.hub.now.monotonicUs }
        let (frames, closeCode) = try run.read(peer)
        #expect(frames.numbers(of: .staff(debate)).isEmpty)
        #expect(closeCode == CloseCode.rightRevoked)
    }

    @Test("a token ends its socket when it expires")
    func expiry() throws {
        let run = HubRun()
        run.log.events[one] = []
        try run.seat(
            .judge, madeAtMs: run.hub.now.wallMs - LiveToken.lifeMs + 10_000, as: "short")
        let peer = try run.connect()
        run.subscribe(peer, one, token: "short")
        run.answer()
        run.pass(milliseconds: 9000)
        #expect(run.hub.isCurrent(peer))
        run.pass(milliseconds: 8000)
        #expect(try run.read(peer).closeCode == CloseCode.tokenExpired)
    }

    @Test("a connection has one follower: another's token is refused, and does not hide the first")
    func oneFollower() throws {
        let run = HubRun()
        let nowMs = run.hub.now.wallMs
        for debate in [DebateID.number(1), DebateID.number(2)] {
            for channel in [Channel.debate(debate), .staff(debate), .organiser(debate)] {
                run.log.events[channel] = []
            }
        }
        let account = AccountID(UUIDText(randomBytes: Array(repeating: 3, count: 16)))
        let seat = Follower.seat(try #require(MemberNumber("p1")), .organiser, of: account)
        run.allow(LiveToken(seat, of: DebateID.number(1), nowMs: nowMs), as: "first")
        run.allow(LiveToken(seat, of: DebateID.number(2), nowMs: nowMs), as: "other debate")
        run.allow(
            LiveToken(.screen(CredentialNumber(1)), of: DebateID.number(1), nowMs: nowMs),
            as: "screen")
        let peer = try run.connect()
        run.subscribe(peer, .organiser(DebateID.number(1)), token: "first")
        run.answer()
        for token in ["other debate", "screen"] { run.subscribe(peer, two, token: token) }
        run.answer()
        let refusals = try run.read(peer).frames.filter {
            if case .error(_, "forbidden", _, _) = $0 { true } else { false }
        }
        #expect(refusals.count == 2)
        run.log.append(
            #"{"member":{"id":"p1","role":"organiser","state":"removed","userId":null}}"#,
            name: "member.changed", to: .staff(DebateID.number(1)))
        run.pass(milliseconds: 200)
        #expect(try run.read(peer).closeCode == CloseCode.rightRevoked)
    }

    @Test("a token of a seat that is another's by now opens nothing")
    func expelledBefore() throws {
        let run = HubRun()
        let debate = DebateID.number(1)
        for channel in [one, .staff(debate)] { run.log.events[channel] = [] }
        run.log.expelled = [try run.seat(.moderator, as: "old")]
        // Somebody else follows already: nothing is opened by what was read for them.
        _ = try run.followers(1)
        for channel in [one, .staff(debate)] {
            let peer = try run.connect()
            run.subscribe(peer, channel, token: "old")
            run.answer()
            let frames = try run.read(peer).frames
            #expect(frames.count == 2, "hello and a refusal: \(frames)")
            guard case .error(_, "forbidden", _, _)? = frames.last else {
                Issue.record("no refusal")
                return
            }
        }
    }
}
