import DebateDomain
import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

@testable import DebateStore

@Suite("Video")
struct VideoTests {
    private let database: TemporaryDatabase
    private let playlists: String
    private let connection = EncoderConnection(client: "7", process: "100")

    init() throws {
        database = try TemporaryDatabase()
        playlists = database.home.path + "/hls"
        try Files.makeDirectory(playlists)
        try write { try $0.insert(.sample(1), key: .sample) }
    }

    private func write(
        _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Void
    ) throws {
        try database.store.writer.submit(work)
    }

    private func read<Result>(
        _ body: (borrowing ReadTransaction) throws(StoreError) -> Result
    ) throws -> Result {
        try database.store.reader().read(body)
    }

    private func add(
        _ number: Int, _ life: Debate.Life = .notStarted, isRehearsal: Bool = false
    ) throws {
        var debate = Debate.sample(number, life: life)
        debate.room = .sample(1)
        debate.isRehearsal = isRehearsal
        try write { [debate] in try $0.insert(debate) }
    }

    private func send(_ video: RoomVideo, nowMs: Int64 = 1000) throws {
        try write { try $0.set(video, ofRoom: .sample(1), nowMs: nowMs) }
    }

    private func live(heardAtMs: Int64 = 1000) -> RoomVideo {
        RoomVideo(
            .live, sinceMs: 900, encoder: RoomVideo.Encoder(connection, heardAtMs: heardAtMs))
    }

    /// Has the duty look; whether there was anything to do.
    @discardableResult
    private func look(nowMs: Int64) throws -> Bool {
        let duty = FollowVideo(playlists: playlists)
        return try database.store.writer.submit { transaction in
            guard try duty.isDue(transaction.reading, nowMs: nowMs) else { return false }
            try duty.perform(transaction, nowMs: nowMs)
            return true
        }
    }

    private func told(_ number: Int) throws -> [String] {
        try read { transaction throws(StoreError) in
            try transaction.events(of: .debate(.sample(number)), after: 0, limit: 100)
                .map { "\($0.name) \($0.data)" }
        }
    }

    private func video(_ number: Int) throws -> Video? {
        try read { transaction throws(StoreError) in
            try transaction.state(of: .sample(number), nowMs: 1000)?.video
        }
    }

    @Test("a room's picture comes back as it was stored, and goes with the room")
    func roundTrip() throws {
        for video in [live(), RoomVideo(.interrupted, sinceMs: 7), RoomVideo(.offline, sinceMs: 8)]
        {
            try send(video)
            let stored = try read { transaction throws(StoreError) in
                try transaction.video(ofRoom: .sample(1))
            }
            #expect(stored == video)
        }
        let shown = try read { transaction throws(StoreError) in
            try transaction.room(.sample(1), nowMs: 1)?.video
        }
        #expect(shown == Video(.offline, of: nil, sinceMs: 8))
        try write { try $0.remove(RoomID.sample(1)) }
        let none = try read { transaction throws(StoreError) in
            try transaction.video(ofRoom: .sample(1))
        }
        #expect(none == RoomVideo())
    }

    @Test("the debate a room is for is told once, and its snapshot says the same")
    func telling() throws {
        try add(1, .live(startedAtMs: 5))
        try add(2)
        #expect(try !look(nowMs: 1000))
        try send(live())
        #expect(try look(nowMs: 1000))
        #expect(try !look(nowMs: 1001))
        let playlist = "/hls/\(RoomID.sample(1).text).m3u8"
        #expect(
            try told(1) == [
                #"video.changed {"video":{"state":"live","hlsUrl":"\#(playlist)","sinceMs":900}}"#
            ])
        #expect(try told(2) == [])
        #expect(try video(1) == Video(.live, of: .sample(1), sinceMs: 900))
        #expect(try video(2) == Video.none)
    }

    @Test("the picture goes over to the next debate when one has ended")
    func goesOver() throws {
        try add(1, .live(startedAtMs: 5))
        try add(2)
        try send(live())
        try look(nowMs: 1000)
        try write { transaction in
            var ended = Debate.sample(1, life: .ended(startedAtMs: 5, endedAtMs: 1500))
            ended.room = .sample(1)
            var before = ended
            before.life = .live(startedAtMs: 5)
            try transaction.update(ended, from: before)
        }
        try look(nowMs: 1600)
        #expect(try video(1) == Video(.offline, of: nil, sinceMs: 1600))
        #expect(try video(2) == Video(.live, of: .sample(1), sinceMs: 900))
        #expect(try told(1).count == 2 && told(2).count == 1)
    }

    @Test("a live rehearsal sees the picture, a planned one does not")
    func rehearsal() throws {
        try add(1, isRehearsal: true)
        try send(live())
        try look(nowMs: 1000)
        #expect(try video(1) == Video.none)
        try add(2, .live(startedAtMs: 5), isRehearsal: true)
        try look(nowMs: 1000)
        #expect(try video(2)?.state == .live)
    }

    /// Writes a playlist as if it were this time.
    private func writePlaylist(atMs: Int64) throws {
        let path = "\(playlists)/\(RoomID.sample(1).text).m3u8"
        try Files.replace(path, with: [])
        let time = timespec(tv_sec: Int(atMs / 1000), tv_nsec: Int(atMs % 1000) * 1_000_000)
        try #require(utimensat(AT_FDCWD, path, [time, time], 0) == 0)
    }

    @Test("the first playlist makes it live; an encoder whose server died is missed")
    func files() throws {
        try add(1, .live(startedAtMs: 5))
        let nowMs = FixedClock.evening.nowMs
        try send(
            RoomVideo(
                .starting, sinceMs: nowMs - 10,
                encoder: RoomVideo.Encoder(connection, heardAtMs: nowMs)))
        try look(nowMs: nowMs)
        #expect(try video(1)?.state == .starting)
        try writePlaylist(atMs: nowMs - 11)
        try look(nowMs: nowMs)
        #expect(try video(1)?.state == .starting, "a playlist of before")
        try writePlaylist(atMs: nowMs + 200)
        try look(nowMs: nowMs + 300)
        #expect(try video(1)?.state == .live)
        try look(nowMs: nowMs + FollowEncoder.silenceMs + 1)
        #expect(try video(1)?.state == .interrupted)
    }

    @Test("an outside address is nobody's encoder")
    func outside() throws {
        try add(1, .live(startedAtMs: 5))
        try send(live())
        try look(nowMs: 1000)
        try write { transaction in
            try transaction.update(.sample(1, playback: .hls(url: "https://a.example/x")))
        }
        try look(nowMs: 1100)
        #expect(try video(1)?.state == .offline)
        let shown = try read { transaction throws(StoreError) in
            try transaction.room(.sample(1), nowMs: 1)?.video
        }
        #expect(shown == Video.none)
    }

    // MARK: Recordings

    private func recordings(_ number: Int = 1) throws -> [Recording] {
        try read { transaction throws(StoreError) in
            try transaction.recordings(of: .sample(number))
        }
    }

    private func keep(days: Int, nowMs: Int64) throws {
        let duty = KeepRecordings(folder: database.home.path, days: days)
        try write { transaction in
            guard try duty.isDue(transaction.reading, nowMs: nowMs) else { return }
            try duty.perform(transaction, nowMs: nowMs)
        }
    }

    @Test("a recording belongs to the debate the room is for, and ends with its encoder")
    func recording() throws {
        try add(1)
        try send(live())
        try write { try $0.beginRecording(file: "a", ofRoom: .sample(1), nowMs: 1000) }
        try keep(days: 30, nowMs: 5000)
        #expect(try recordings().map(\.endedAtMs) == [nil])
        try send(RoomVideo(.interrupted, sinceMs: 6000))
        try keep(days: 30, nowMs: 6100)
        #expect(try recordings().map(\.endedAtMs) == [6100])
        try write { try $0.beginRecording(file: "b", ofRoom: .sample(1), nowMs: 7000) }
        try write { try $0.beginRecording(file: "c", ofRoom: .sample(1), nowMs: 8000) }
        #expect(try recordings().map(\.endedAtMs) == [6100, 8000, nil])
        #expect(try recordings().map(\.number.text) == ["v1", "v2", "v3"])
    }

    @Test("recordings are kept for their days, those of no debate for one")
    func retention() throws {
        let dayMs: Int64 = 86_400_000
        let file = database.home.path + "/a.flv"
        try Files.replace(file, with: [1])
        try write { transaction in
            // Before any debate: of none.
            try transaction.beginRecording(file: "orphan", ofRoom: .sample(1), nowMs: 0)
        }
        try add(1)
        try write { transaction in
            try transaction.beginRecording(file: "a", ofRoom: .sample(1), nowMs: 0)
            try transaction.endRecordings(ofRoom: .sample(1), nowMs: 0)
        }
        try keep(days: 0, nowMs: 90 * dayMs)
        #expect(try recordings().count == 1 && Files.exists(file), "0: for ever")
        let left = try read { transaction throws(StoreError) in
            try translating { () throws(SQLiteError) in
                try transaction.connection.integer("SELECT count(*) FROM recording")
            }
        }
        #expect(left == 1)
        try keep(days: 30, nowMs: 30 * dayMs)
        #expect(try recordings().count == 1)
        try keep(days: 30, nowMs: 30 * dayMs + 1)
        #expect(try recordings().isEmpty && !Files.exists(file))
    }
}
