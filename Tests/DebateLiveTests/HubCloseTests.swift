import DebateDomain
import Testing

@testable import DebateLive

/// A socket closed while its peer still sends would be reset, and the close frame lost.
@Suite("Hub: how a connection ends")
struct HubCloseTests {
    /// A frame that announces more than is allowed.
    private static let tooLong: [UInt8] = [0x81, 0xFE, 0xFF, 0xFF, 1, 2, 3, 4]
    private static let unmasked: [UInt8] = [0x81, 0x01, 0x41]

    private func isClosed(_ peer: Peer, _ run: HubRun) -> Bool { run.wire.link(peer).isClosed }

    @Test("who closes first is answered, and the socket closed")
    func peerFirst() throws {
        let run = HubRun()
        let peer = try run.followers(1)[0]
        run.close(peer, code: 1000)
        #expect(isClosed(peer, run))
        #expect(try run.read(peer).closeCode == 1000)
    }

    @Test("who is sent away keeps the socket until it has closed too")
    func daemonFirst() throws {
        let run = HubRun()
        let peer = try run.followers(1)[0]
        run.hub.doom(peer, CloseCode.recycle, "recycle")
        run.pass(milliseconds: 1900)
        #expect(!isClosed(peer, run))
        #expect(try run.read(peer).closeCode == CloseCode.recycle)
        run.subscribe(peer, .lobby)
        #expect(run.requests.isEmpty, "nothing is done for it any more")
        run.close(peer, code: 4000)
        #expect(isClosed(peer, run))
    }

    @Test("who was blocked and takes its farewell whole is watched for bytes out no longer")
    func unwatched() throws {
        let run = HubRun()
        let peer = try run.followers(1)[0]
        run.wire.link(peer).room = 0
        run.log.append(#"{"n":1}"#, to: .debate(.number(1)))
        run.pass(milliseconds: 100)
        #expect(run.wire.link(peer).isWatched)
        run.wire.link(peer).room = 10_000
        run.hub.doom(peer, CloseCode.recycle, "recycle")
        run.hub.endDoomed()
        #expect(!run.wire.link(peer).isWatched)
        #expect(run.hub.blocked.isEmpty)
        #expect(try run.read(peer).closeCode == CloseCode.recycle)
    }

    @Test("who never closes is let go after two seconds")
    func silence() throws {
        let run = HubRun()
        let peer = try run.followers(1)[0]
        run.hub.doom(peer, CloseCode.recycle, "recycle")
        run.pass(milliseconds: 2100)
        #expect(isClosed(peer, run))
        #expect(run.hub.openCount == 0 && run.hub.closing.isEmpty && run.hub.sides.isEmpty)
    }

    @Test("who broke the standard is read until it is quiet", arguments: [tooLong, unmasked])
    func fault(bytes: [UInt8]) throws {
        let run = HubRun()
        let peer = try run.followers(1)[0]
        run.send(bytes, peer)
        for _ in 0..<10 {
            run.pass(milliseconds: 100)
            run.send(Array(repeating: 7, count: 500), peer)
        }
        #expect(!isClosed(peer, run))
        run.pass(milliseconds: 300)
        #expect(isClosed(peer, run))
        #expect(try run.read(peer).closeCode == (bytes == Self.tooLong ? 1009 : 1002))
    }

    @Test("who goes on and on is let go all the same")
    func flood() throws {
        let run = HubRun()
        let peer = try run.followers(1)[0]
        run.send(Self.tooLong, peer)
        for _ in 0..<21 {
            run.pass(milliseconds: 100)
            run.send(Array(repeating: 7, count: 500), peer)
        }
        #expect(isClosed(peer, run))
    }

    @Test("a refused upgrade ends with its answer")
    func refusal() throws {
        let run = HubRun()
        guard let peer = run.hub.accept(3, most: 10) else {
            Issue.record("refused")
            return
        }
        run.send(Array("GET /ws HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8), peer)
        #expect(isClosed(peer, run))
        #expect(String(decoding: run.wire.link(peer).bytes, as: UTF8.self).hasPrefix("HTTP/1.1 4"))
    }
}
