import DebateDomain
import DebateRuntime
import DebateStore
import DebateTestSupport
import Glibc

@testable import DebateLive
@testable import DebateStore

/// The real store as the log of an evening; the sum stands in a counter, which is read with the
/// position.
final class StoredLog: EveningLog {
    let channel: Channel
    private let database: TemporaryDatabase
    private let log: StoreLog
    private let reader: Reader
    private static let nowMs: Int64 = 1_795_000_000_000

    init() throws {
        database = try TemporaryDatabase()
        let debate = Debate.sample(1)
        channel = .debate(debate.id)
        log = StoreLog(reader: database.store.reader())
        reader = database.store.reader()
        try database.store.writer.submit { try $0.insert(debate) }
        try makeBackup()
    }

    var moment: ModelLog.State { ModelLog.State() }

    var position: ChannelPosition {
        get throws {
            let channel = channel
            return try reader.read { transaction throws(StoreError) in
                try transaction.position(of: channel)
            }
        }
    }

    var sum: Int64 { get throws { try counter("sum") } }
    var likes: Int64 { get throws { try counter("likes") } }

    private func counter(_ name: String) throws -> Int64 {
        let channel = channel
        let values = try reader.read { transaction throws(StoreError) in
            try transaction.storedCounters(of: channel)
        }
        guard case .number(let number)? = values.first(where: { $0.name == name })?.value else {
            return 0
        }
        return number
    }

    func write(_ amount: Int64) throws {
        let channel = channel
        try database.store.writer.submit { transaction in
            try transaction.add(Int(amount), to: "sum", of: channel)
            try transaction.append(
                [ChannelEvent(.roundRemoved(RoundNumber(amount)), on: channel)],
                nowMs: Self.nowMs)
        }
    }

    func like() throws {
        let channel = channel
        try database.store.writer.submit { _ = try $0.add(1, to: "likes", of: channel) }
    }

    private var path: String { database.home.settings.databasePath }

    func makeBackup() throws {
        unlink(path + ".backup")
        try Connection(path: path, mode: .readWrite).run("VACUUM INTO '\(path).backup'")
    }

    /// Puts the backup in the database's place, as a restore does, while the daemon has it open.
    func restore(_ mutation: Mutation) throws {
        let restored = path + ".restored"
        try Connection(path: path + ".backup", mode: .readWrite).run("VACUUM INTO '\(restored)'")
        // Its own epoch: by the file alone it would have the one of the backup again, where the
        // disk gives it the number of the file that was backed up.
        try StoreCopy.prepareRestore(at: restored, settings: database.home.settings, log: .silent)
        for end in ["-wal", "-shm"] { unlink(path + end) }
        guard rename(restored, path) == 0 else { throw StringError("not renamed") }
    }

    func entry(
        _ request: EntryRequest, _ mutation: Mutation, askedAt: ModelLog.State
    ) throws -> Entry {
        try reader.entry(request, nowMs: Self.nowMs)
    }

    func hasChanged() throws(StoreError) -> Bool { try log.hasChanged() }

    func look(_ questions: [ChannelQuestion], nowMs: Int64) throws(StoreError) -> LogView {
        try log.look(questions, nowMs: nowMs)
    }
}
