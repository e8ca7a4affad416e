import DebateRuntime
import Glibc
import Synchronization

/// The one way to write: request threads queue their writes, one thread commits them in groups.
///
/// A group commit shares one fsync among all that wait, and the writers' lock keeps the processes
/// from running into SQLite's busy waits (docs/decisions/0003-group-commit.md).
package final class Writer: Sendable {
    /// Writes that may wait; more are refused at once, for they would only wait in vain.
    package static let longestQueue = 1024
    /// Writes in one commit at most.
    static let largestBatch = 256
    /// When the group before had this many, writes come in a stream, and the next group waits a
    /// moment for more of them.
    static let fewestInStream = 4
    /// That moment, in microseconds. A group's cost grows slower than its size: its writes share
    /// the fsync and most pages (docs/decisions/0003-group-commit.md).
    static let gatheringMicroseconds: UInt32 = 500

    private let file: StoreFile
    private let bellDirectory: String
    private let duties: [any DueDuty]
    private let protection: WriteProtection
    private let figures: CommitFigures
    private let patience: LockPatience
    private let log: Log
    private let queue = Monitor(Queue())
    private let isAtCommit = Atomic<Bool>(false)

    /// Whether a group is being committed: then whoever waits for it waits for the disk, or for the
    /// writers' lock.
    package var isCommitting: Bool { isAtCommit.load(ordering: .relaxed) }

    private struct Queue {
        var waiting: [any PendingWrite] = []
        var isStopping = false
        /// The writers' lock stays in other hands: waiting would only hold request threads.
        var isStalled = false
    }

    init(
        file: StoreFile, bellDirectory: String, duties: [any DueDuty],
        protection: WriteProtection, figures: CommitFigures, patience: LockPatience, log: Log
    ) {
        self.file = file
        self.bellDirectory = bellDirectory
        self.duties = duties
        self.protection = protection
        self.figures = figures
        self.patience = patience
        self.log = log
    }

    /// Writes that wait for their commit.
    package var waiting: Int { queue.quietly { $0.waiting.count } }

    /// Runs `work` in the next group and waits until it is committed.
    ///
    /// What `work` throws undoes this write alone, not its neighbours in the group.
    /// - Parameter patienceMs: a write that had to wait longer is refused instead of done late.
    /// - Throws: what `work` threw; `StoreError` when the group could not be committed: then
    ///   nothing was written.
    package func submit<Result: Sendable>(
        patienceMs: Int64 = 6000,
        _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Result
    ) throws -> Result {
        let write = SubmittedWrite(patienceMs: patienceMs, work: work)
        if let refusal = enqueue(write) { throw refusal }
        return try write.result()
    }

    /// Runs `work` in some later group, or not at all: for notes that may be lost.
    package func submitUnwatched(
        _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Void
    ) {
        _ = enqueue(UnwatchedWrite(work: work))
    }

    /// - Returns: why the write is not taken.
    private func enqueue(_ write: any PendingWrite) -> StoreError? {
        queue.update { queue in
            if queue.isStalled {
                figures.noteRefused(.stalled)
                return WriterSession.lockIsHeld
            }
            if queue.isStopping { return .unavailable("the writer is stopping") }
            guard queue.waiting.count < Self.longestQueue else {
                figures.noteRefused(.full)
                return .unavailable("too many writes are waiting")
            }
            queue.waiting.append(write)
            return nil
        }
    }

    /// Commits what is queued, and does what is due, until `stop` is called and the queue is empty.
    /// The caller gives it a thread of its own.
    package func run() {
        var session = WriterSession(
            file: file, doorbell: Doorbell(directory: bellDirectory), protection: protection,
            figures: figures, patience: patience, log: log)
        var nextLookUs: Int64 = 0
        var lastCount = 0
        while var batch = nextBatch(after: lastCount) {
            lastCount = batch.count
            let nowUs = WallClock.monotonicMicroseconds()
            if !duties.isEmpty, nowUs >= nextLookUs {
                batch += session.due(among: duties, nowMs: WallClock.nowMs())
                nextLookUs = nowUs + DueDuties.periodMs * 1000
            }
            guard !batch.isEmpty else { continue }
            isAtCommit.store(true, ordering: .relaxed)
            session.commit(batch, whenStalled: refuseWaiting, whenOver: takeAgain)
            isAtCommit.store(false, ordering: .relaxed)
        }
        session.close()
    }

    /// Takes no more writes; `run` returns when those that wait are done.
    package func stop() {
        queue.update { $0.isStopping = true }
    }

    private func refuseWaiting() {
        let waiting = queue.update { queue in
            queue.isStalled = true
            defer { queue.waiting = [] }
            return queue.waiting
        }
        figures.noteRefused(.stalled, waiting.count)
        for write in waiting { write.finish(WriterSession.lockIsHeld) }
    }

    private func takeAgain() {
        queue.update { $0.isStalled = false }
    }

    /// The next group, empty when it is time to look for what is due; `nil` at the end.
    /// - Parameter lastCount: how many writes the group before had.
    private func nextBatch(after lastCount: Int) -> [any PendingWrite]? {
        func isOver(_ queue: inout Queue) -> Bool? {
            queue.waiting.isEmpty && !queue.isStopping ? nil : queue.waiting.isEmpty
        }
        let over =
            duties.isEmpty
            ? queue.wait(isOver) : queue.wait(forMs: DueDuties.periodMs, isOver)
        guard let over else { return [] }
        if over { return nil }
        if lastCount >= Self.fewestInStream { usleep(Self.gatheringMicroseconds) }
        return queue.quietly { queue in
            let batch = Array(queue.waiting.prefix(Self.largestBatch))
            queue.waiting.removeFirst(batch.count)
            return batch
        }
    }
}
