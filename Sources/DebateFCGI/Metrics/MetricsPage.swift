import DebateDomain
import DebateRuntime
import DebateStore

/// All metrics of an installation as one text: the pool's, the store's, the push daemons', the
/// pictures'. Any worker writes it for all of them (docs/operations/metrics.md).
struct MetricsPage {
    let figures: Figures
    let settings: Settings
    /// Absent when the store cannot be read; all the rest is told then, too.
    let video: VideoMetrics?
    /// Of the monotonic clock.
    let nowUs: Int64

    var bytes: [UInt8] {
        var text = MetricsText()
        text.family("debate_build_info", .gauge, "The program that answers; always 1.")
        text.sample("debate_build_info", [("version", Product.version)], 1)
        figures.requests.write(to: &text)
        writePool(to: &text)
        writeCommits(to: &text)
        writeFiles(to: &text)
        PushMetrics(settings: settings, nowUs: nowUs).write(to: &text)
        video?.write(to: &text)
        return text.bytes
    }

    private func writePool(to text: inout MetricsText) {
        let present = figures.pool.present(nowUs: nowUs)
        text.single(
            "debate_workers", .gauge, "Workers heard of within five seconds.", present.workers)
        text.single(
            "debate_worker_connections", .gauge, "Connections of nginx to workers.",
            present.connections)
        text.single(
            "debate_store_waiting_writes", .gauge, "Writes that wait for their commit.",
            present.waitingWrites)
    }

    private func writeCommits(to text: inout MetricsText) {
        let commits = figures.commits
        text.family(
            "debate_store_commit_writes", .histogram, "Writes that share a commit of the workers.")
        text.histogram("debate_store_commit_writes", [], commits.writes.reading)
        text.family(
            "debate_store_commit_duration_seconds", .histogram,
            "Time of a commit, from the writers' lock to its end on the disk.")
        text.histogram("debate_store_commit_duration_seconds", [], commits.duration.reading)
        text.family(
            "debate_store_lock_wait_seconds", .histogram,
            "Time a group of writes waited for the writers' lock.")
        text.histogram("debate_store_lock_wait_seconds", [], commits.lockWait.reading)
        text.single(
            "debate_store_commit_failures_total", .counter,
            "Groups of writes that could not be committed.", commits.failed)
        text.family(
            "debate_store_refused_writes_total", .counter,
            "Writes refused untried: too many waited, another process kept the lock, too late.")
        for refusal in CommitFigures.Refusal.allCases {
            text.sample(
                "debate_store_refused_writes_total", [("reason", refusal.name)],
                commits[refusal])
        }
    }

    private func writeFiles(to text: inout MetricsText) {
        func single(_ name: String, _ help: String, _ bytes: UInt64) {
            text.single(name, .gauge, help, Int64(clamping: bytes))
        }
        single(
            "debate_store_database_bytes", "Size of the database file.",
            Files.size(settings.databasePath))
        single(
            "debate_store_wal_bytes", "Size of the write-ahead log.",
            Files.size(settings.databasePath + "-wal"))
        if let free = Files.freeBytes(settings.home) {
            single("debate_store_free_bytes", "Room left where the database lies.", free)
        }
    }
}
