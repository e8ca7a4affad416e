import DebateDomain
import DebateRuntime

/// Ends recordings whose encoder is gone, and removes those that were kept long enough.
struct KeepRecordings: DueDuty {
    /// Where they lie.
    let folder: String
    /// How long they are kept, in days; 0: for ever.
    let days: Int

    /// How long one that belongs to no debate is kept, in milliseconds: nobody can ask for it.
    static let orphanMs: Int64 = 86_400_000

    func isDue(
        _ transaction: borrowing ReadTransaction, nowMs: Int64
    ) throws(StoreError) -> Bool {
        if try transaction.hasOrphanedRecording() { return true }
        return try !outlived(transaction, nowMs).isEmpty
    }

    func perform(_ transaction: borrowing WriteTransaction, nowMs: Int64) throws {
        try transaction.endOrphanedRecordings(nowMs: nowMs)
        for recording in try outlived(transaction.reading, nowMs) {
            // The file first: one that is forgotten would lie there for good.
            Files.remove("\(folder)/\(recording.file)\(Recording.ending)")
            try transaction.remove(recording.number)
        }
    }

    private func outlived(
        _ transaction: borrowing ReadTransaction, _ nowMs: Int64
    ) throws(StoreError) -> [Recording] {
        try transaction.outlivedRecordings(
            keptSinceMs: days == 0 ? 0 : nowMs - Int64(days) * 86_400_000,
            orphansSinceMs: nowMs - Self.orphanMs)
    }
}
