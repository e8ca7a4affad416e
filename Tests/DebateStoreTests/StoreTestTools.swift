import DebateRuntime
import DebateTestSupport
import Glibc

@testable import DebateStore

/// A descriptor whose output goes nowhere.
let silence = open("/dev/null", O_WRONLY | O_CLOEXEC)

extension LockPatience {
    /// No lock of other writers is waited for in vain, however slow the disk is.
    static let endless = LockPatience(stallMs: 600_000)
}

/// A write that waits for a batch.
func submitted(
    patienceMs: Int64 = 60_000,
    _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Void
) -> SubmittedWrite<Void> {
    SubmittedWrite(patienceMs: patienceMs, work: work)
}

/// A writer's session on the database of this home.
func writerSession(
    of home: TemporaryHome, figures: CommitFigures = CommitFigures(), log: Log = .silent
) -> WriterSession {
    WriterSession(
        file: StoreFile(
            path: home.settings.databasePath, lockPath: home.settings.writeLockPath,
            bootID: home.settings.bootID),
        doorbell: Doorbell(directory: home.settings.bellDirectory),
        protection: WriteProtection(), figures: figures, log: log)
}

/// Commits writes as one batch; what each was answered, `nil` for success.
@discardableResult
func commit(_ batch: [SubmittedWrite<Void>], in home: TemporaryHome) throws -> [(any Error)?] {
    var session = writerSession(of: home)
    session.commit(batch)
    return batch.map { write in
        do {
            try write.result()
            return nil
        } catch {
            return error
        }
    }
}

/// Files beside the tests.
enum Fixtures {
    static func text(_ name: String) throws -> String {
        let folder = "\(#filePath)".split(separator: "/").dropLast().map { "/" + $0 }.joined()
        guard let bytes = try Files.read("\(folder)/Fixtures/\(name)") else {
            throw FileProblem("read", name, code: ENOENT)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension ReadTransaction {
    /// How many debates the store holds.
    func debateCount() throws(StoreError) -> Int {
        try translating { () throws(SQLiteError) in
            Int(try connection.integer("SELECT count(*) FROM debate"))
        }
    }
}
