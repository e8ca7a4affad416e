import DebateRuntime
import Synchronization

/// Whether the database may be write-protected, as a disk mounted read-only after an error is.
///
/// A connection opened then maps the log's index read-only, and SQLite shares that mapping among
/// all connections of a process: as long as one reader keeps its connection the writer could not
/// write again, though the disk had recovered. So readers keep none until a write has succeeded.
/// Source: sqlite.org/src/file/src/os_unix.c, unixShmNode
package final class WriteProtection: Sendable {
    private let suspected = Atomic<Bool>(false)

    package init() {}

    var isSuspected: Bool { suspected.load(ordering: .relaxed) }

    /// Looks whether the file can be written; asked around the opening of a connection.
    func look(at path: String) -> Bool {
        let isWritable = Files.isWritable(path)
        if !isWritable { suspected.store(true, ordering: .relaxed) }
        return isWritable
    }

    /// A write has succeeded.
    func refute() {
        if isSuspected { suspected.store(false, ordering: .relaxed) }
    }
}
