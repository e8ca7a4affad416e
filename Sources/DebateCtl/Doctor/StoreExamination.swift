import DebateRuntime
import DebateStore

/// The database: its schema, whether it is whole, whether writes get their turn.
struct StoreExamination {
    let settings: Settings

    /// A log this long is never folded back into the database: some reader stands still, in bytes.
    static let longestLogBytes: UInt64 = 256 * 1024 * 1024
    /// How long a write may take to get its turn, in milliseconds.
    private static let patienceMs: Int64 = 5000

    func findings() -> [Finding] {
        let schema = schema()
        guard schema.grade == .fine else { return [schema] }
        return [schema, whole(), log(), turn()]
    }

    private func schema() -> Finding {
        do throws(StoreError) {
            let found = try StoreCopy.schema(at: settings.databasePath)
            let known = StoreCopy.newestSchema
            let text = "schema \(found), SQLite \(StoreCopy.libraryVersion)"
            if found > known {
                return .failure(
                    "database", "\(StoreError.newerDatabase(found: found, known: known))",
                    advice: "run the newer version's programs")
            }
            if found < known {
                return .warning(
                    "database", text + "; this program's schema is \(known)",
                    advice: "debatectl migrate, or start the workers of this version")
            }
            return .fine("database", text)
        } catch {
            return .failure(
                "database", error.description, advice: "see docs/operations/troubles.md")
        }
    }

    private func whole() -> Finding {
        do throws(StoreError) {
            try StoreCopy.check(settings.databasePath)
            return .fine(
                "database", "whole, \(ByteText.of(Files.size(settings.databasePath)))")
        } catch {
            return .failure(
                "database", error.description,
                advice: "stop the instance and restore the newest backup (debatectl restore)")
        }
    }

    private func log() -> Finding {
        let bytes = Files.size(settings.databasePath + "-wal")
        let found = "\(ByteText.of(bytes)) in debate.db-wal"
        guard bytes > Self.longestLogBytes else { return .fine("log", found) }
        return .warning(
            "log", found,
            advice: "a program keeps an old state open: end other readers of debate.db, or "
                + "restart the workers one after the other")
    }

    private func turn() -> Finding {
        do throws(FileProblem) {
            let lock = try FileLock(path: settings.writeLockPath)
            guard lock.lock(forMs: Self.patienceMs) else {
                return .failure(
                    "writes", "write.lock is held for over \(Self.patienceMs / 1000) s",
                    advice: "fuser \(settings.writeLockPath) names who holds it; end that process")
            }
            lock.unlock()
            return .fine("writes", "get their turn")
        } catch {
            return .failure(
                "writes", error.description,
                advice: "run doctor as the owner of the home; else see the rights of the file")
        }
    }
}
