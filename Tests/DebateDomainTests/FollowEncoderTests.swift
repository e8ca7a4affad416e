import DebateDomain
import Testing

@Suite("Follow an encoder")
struct FollowEncoderTests {
    private let first = EncoderConnection(client: "7", process: "100")
    private let second = EncoderConnection(client: "9", process: "100")
    private let restarted = EncoderConnection(client: "1", process: "200")

    private func live(heardAtMs: Int64 = 1000) -> RoomVideo {
        RoomVideo(
            .live, sinceMs: 500, encoder: RoomVideo.Encoder(first, heardAtMs: heardAtMs))
    }

    private func later(
        _ video: RoomVideo, playlistAtMs: Int64? = nil, isAwaited: Bool = true, nowMs: Int64
    ) -> RoomVideo {
        FollowEncoder.later(
            video, playlistAtMs: playlistAtMs, isAwaited: isAwaited, nowMs: nowMs)
    }

    @Test("whoever begins is there, and live once a playlist is younger than they are")
    func begins() throws {
        let video = try FollowEncoder.published(RoomVideo(), by: first, nowMs: 1000)
        #expect(video.state == .starting && video.sinceMs == 1000)
        #expect(later(video, playlistAtMs: nil, nowMs: 2000) == video)
        #expect(later(video, playlistAtMs: 999, nowMs: 2000) == video, "it shows what is over")
        let seen = later(video, playlistAtMs: 1000, nowMs: 2000)
        #expect(seen.state == .live && seen.sinceMs == 2000 && seen.encoder == video.encoder)
    }

    @Test("a second encoder is refused while the first is heard, and takes its place after that")
    func another() throws {
        #expect(throws: FollowEncoder.Busy.self) {
            try FollowEncoder.published(live(), by: second, nowMs: 26_000)
        }
        let taken = try FollowEncoder.published(live(), by: second, nowMs: 26_001)
        #expect(taken.state == .starting && taken.encoder?.connection == second)
        #expect(try FollowEncoder.published(live(), by: first, nowMs: 2000).state == .starting)
    }

    @Test("after a crash of the web server nobody waits for the encoder it held")
    func crash() throws {
        let taken = try FollowEncoder.published(live(), by: restarted, nowMs: 1001)
        #expect(taken.encoder?.connection == restarted)
        #expect(throws: FollowEncoder.Busy.self) {
            try FollowEncoder.updated(taken, by: first, nowMs: 1002)
        }
    }

    @Test("an update keeps what is there; one of an encoder given up begins anew")
    func updates() throws {
        let heard = try FollowEncoder.updated(live(), by: first, nowMs: 11_000)
        #expect(heard == live(heardAtMs: 11_000))
        let reloaded = EncoderConnection(client: "7", process: "300")
        #expect(try FollowEncoder.updated(live(), by: reloaded, nowMs: 11_000) == heard)
        let back = try FollowEncoder.updated(
            RoomVideo(.interrupted, sinceMs: 5), by: first, nowMs: 11_000)
        #expect(back.state == .starting && back.sinceMs == 11_000)
    }

    @Test("an end counts by its connection, and is an interruption only of a live debate")
    func ends() {
        let end = FollowEncoder.ended(live(), by: first, isAwaited: true, nowMs: 9000)
        #expect(end == RoomVideo(.interrupted, sinceMs: 9000))
        let quiet = FollowEncoder.ended(live(), by: first, isAwaited: false, nowMs: 9000)
        #expect(quiet == RoomVideo(.offline, sinceMs: 9000))
        #expect(FollowEncoder.ended(live(), by: second, isAwaited: true, nowMs: 9000) == live())
    }

    @Test("an encoder that is silent for 25 s is gone, also when the clock was set back")
    func silence() {
        #expect(later(live(), nowMs: 26_000) == live())
        #expect(later(live(), nowMs: 26_001) == RoomVideo(.interrupted, sinceMs: 26_001))
        #expect(
            later(live(), isAwaited: false, nowMs: 26_001)
                == RoomVideo(.offline, sinceMs: 26_001))
        #expect(later(live(heardAtMs: 90_000), nowMs: 1000).state == .interrupted)
    }

    @Test("an interruption ends with its debate, or after ten minutes")
    func givenUp() {
        let cut = RoomVideo(.interrupted, sinceMs: 1000)
        #expect(later(cut, nowMs: 601_000) == cut)
        #expect(later(cut, nowMs: 601_001) == RoomVideo(.offline, sinceMs: 601_001))
        #expect(later(cut, isAwaited: false, nowMs: 1001).state == .offline)
        let away = RoomVideo(.offline, sinceMs: 1)
        #expect(later(away, isAwaited: false, nowMs: 9_999_999) == away)
    }
}
