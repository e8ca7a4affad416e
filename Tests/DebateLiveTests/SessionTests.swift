import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateLive
@testable import WebSocketCodec

@Suite("Session")
struct SessionTests {
    private static let life: Int64 = 3_600_000

    private func text(_ text: String, held: Set<Channel> = []) -> Session.Input {
        .received(.text(Array(text.utf8)), held: held)
    }

    private func subscribe(_ channel: String, ref: Int = 1) -> Session.Input {
        text(#"{"type":"subscribe","ref":\#(ref),"channel":"\#(channel)"}"#)
    }

    private func ticks(_ seconds: Int) -> UInt32 { UInt32(seconds * 10) }

    @Test("a subscription is carried out")
    func subscribes() {
        var session = Session(atTick: 0)
        #expect(
            session.handle(subscribe("lobby"), atTick: 1)
                == [.subscribe(.lobby, ref: 1, since: nil, token: nil)])
        #expect(
            session.handle(
                text(#"{"type":"unsubscribe","ref":2,"channel":"lobby"}"#, held: [.lobby]),
                atTick: 1) == [.unsubscribe(.lobby)])
        #expect(
            session.handle(text(#"{"type":"unsubscribe","ref":2,"channel":"lobby"}"#), atTick: 1)
                == [])
    }

    @Test("what cannot be done is refused, and the socket stays")
    func refusals() {
        var session = Session(atTick: 0)
        #expect(
            session.handle(subscribe("debate/1", ref: 7), atTick: 1)
                == [.refuse(ref: 7, .badChannel)])
        #expect(
            session.handle(text(#"{"type":"dance","ref":8}"#), atTick: 1)
                == [.refuse(ref: 8, .unknownType)])
        var random = SeededRandom("sixteen channels")
        let held = Set(
            (0..<16).map { _ in Channel.debate(DebateID(UUIDText(randomBytes: random.bytes(16)))) })
        let more = text(#"{"type":"subscribe","ref":9,"channel":"lobby"}"#, held: held)
        #expect(session.handle(more, atTick: 1) == [.refuse(ref: 9, .tooManyChannels)])
        let again = text(
            #"{"type":"subscribe","ref":9,"channel":"\#(held.first?.name ?? "")"}"#, held: held)
        #expect(session.handle(again, atTick: 1).count == 1)
        #expect(session.handle(again, atTick: 1) != [.refuse(ref: 9, .tooManyChannels)])
    }

    @Test(
        "what is no frame ends the connection for good",
        arguments: ["", "[]", "{", #"{"type":1}"#, #"{"type":"subscribe"}"#, "{} {}"])
    func badFrames(text: String) {
        var session = Session(atTick: 0)
        guard
            case .close(let code, _, let spread) = session.handle(self.text(text), atTick: 1).first
        else {
            Issue.record("it goes on")
            return
        }
        #expect(code == CloseCode.badFrame && spread == nil)
    }

    @Test("binary messages, pings, pongs and closes are answered as RFC 6455 and we want it")
    func controls() {
        var session = Session(atTick: 0)
        #expect(
            session.handle(.received(.binary([1]), held: []), atTick: 1)
                == [.close(1003, reason: "text only", spreadMs: nil)])
        #expect(
            session.handle(.received(.ping([1, 2]), held: []), atTick: 1) == [.pong([1, 2])])
        #expect(session.handle(.received(.pong([]), held: []), atTick: 1) == [])
        #expect(
            session.handle(.received(.close(code: 1001, reason: []), held: []), atTick: 1)
                == [.close(1001, reason: "", spreadMs: nil)])
        let fault = WebSocketFault(code: 1007, why: "no UTF-8")
        #expect(
            session.handle(.fault(fault), atTick: 1)
                == [.close(1007, reason: "no UTF-8", spreadMs: nil)])
    }

    @Test("too many messages are refused once, then end the connection; ten seconds later it may")
    func rate() {
        var session = Session(atTick: 0)
        for _ in 0..<20 { _ = session.handle(subscribe("lobby"), atTick: 5) }
        #expect(session.handle(subscribe("lobby"), atTick: 6) == [.refuse(ref: nil, .busy)])
        guard
            case .close(let code, _, let spread)? = session.handle(subscribe("lobby"), atTick: 7)
                .first
        else {
            Issue.record("it goes on")
            return
        }
        #expect(code == CloseCode.overloaded && spread == LiveLimits.overloadSpreadMs)
        #expect(
            session.handle(subscribe("lobby"), atTick: 120)
                == [.subscribe(.lobby, ref: 1, since: nil, token: nil)])
    }

    @Test("a silent peer is pinged once, and cut when it stays silent")
    func silence() {
        var session = Session(atTick: 0)
        _ = session.handle(subscribe("lobby"), atTick: 0)
        let visit = Session.Input.visit(lifeMs: Self.life)
        #expect(session.handle(visit, atTick: ticks(24)) == [])
        #expect(session.handle(visit, atTick: ticks(26)) == [.ping])
        #expect(session.handle(visit, atTick: ticks(30)) == [])
        var answering = session
        _ = answering.handle(.received(.pong([]), held: []), atTick: ticks(31))
        #expect(answering.handle(visit, atTick: ticks(36)) == [])
        #expect(answering.handle(visit, atTick: ticks(57)) == [.ping])
        #expect(
            session.handle(visit, atTick: ticks(36))
                == [.close(CloseCode.silent, reason: "no pong", spreadMs: nil)])
    }

    @Test("whoever follows nothing, and whoever has been here for an hour, is sent away")
    func life() {
        var idle = Session(atTick: 0)
        let visit = Session.Input.visit(lifeMs: Self.life)
        #expect(idle.handle(visit, atTick: ticks(9)) == [])
        #expect(
            idle.handle(visit, atTick: ticks(11))
                == [.close(CloseCode.idle, reason: "nothing subscribed", spreadMs: nil)])
        var old = Session(atTick: 0)
        _ = old.handle(subscribe("lobby"), atTick: ticks(3599))
        guard case .close(let code, _, let spread)? = old.handle(visit, atTick: ticks(3601)).first
        else {
            Issue.record("it stays")
            return
        }
        #expect(code == CloseCode.recycle && spread == LiveLimits.restartSpreadMs)
    }

    @Test("one is small: there is one for every viewer")
    func size() {
        #expect(MemoryLayout<Session>.size <= 16)
        #expect(MemoryLayout<Connection>.stride <= 48)
    }
}
