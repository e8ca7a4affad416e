import DebateRuntime
import DebateSecurity
import Glibc

/// The files of a home, the room on its disk, and its backups.
struct HomeExamination {
    let settings: Settings

    /// Below this the store may fail in the middle of a debate, in bytes.
    static let leastFreeBytes: UInt64 = 256 * 1024 * 1024
    /// Below this it is time to make room, in bytes.
    static let comfortableFreeBytes: UInt64 = 2 * 1024 * 1024 * 1024
    /// A backup older than this is none for tonight, in milliseconds.
    static let freshBackupMs: Int64 = 2 * 86_400_000

    func findings(nowMs: Int64) -> [Finding] {
        [rights(), disk(), backups(nowMs: nowMs)]
    }

    private func rights() -> Finding {
        var facts = stat()
        guard stat(settings.home, &facts) == 0 else {
            return .failure(
                "files", "\(settings.home) cannot be looked at", advice: "see its rights")
        }
        let owner = facts.st_uid
        for path in [settings.databasePath, settings.writeLockPath, settings.secretKeyPath] {
            guard stat(path, &facts) == 0 else {
                return .failure(
                    "files", "\(path) is missing", advice: "restore a backup (debatectl restore)")
            }
            guard facts.st_uid == owner else {
                return .failure(
                    "files", "\(path) belongs to another user than \(settings.home)",
                    advice: "chown --reference=\(settings.home) \(path)")
            }
        }
        // The last one looked at holds the keys.
        guard facts.st_mode & 0o077 == 0 else {
            return .failure(
                "files", "others may read \(settings.secretKeyPath)",
                advice: "chmod 600 \(settings.secretKeyPath)")
        }
        guard let problem = KeyRing.problem(inFile: settings.secretKeyPath) else {
            return .fine("files", "there, and their owner's alone")
        }
        return .failure(
            "files", problem,
            advice: "take secret.key out of a backup: no start, and no vote, goes without its keys")
    }

    private func disk() -> Finding {
        guard let free = Files.freeBytes(settings.home) else {
            return .failure(
                "disk", "\(settings.home) cannot be looked at", advice: "see its rights")
        }
        let found = "\(ByteText.of(free)) free for \(settings.home)"
        if free < Self.leastFreeBytes {
            return .failure("disk", found, advice: "make room now: writes fail when it is full")
        }
        if free < Self.comfortableFreeBytes {
            return .warning("disk", found, advice: "make room before the next debate")
        }
        return .fine("disk", found)
    }

    private func backups(nowMs: Int64) -> Finding {
        let place = settings.backupDirectory
        let whole = Files.names(in: place).filter { BackupFolder.isName($0[...]) }
        guard let newest = whole.last else {
            return .warning(
                "backups", "none in \(place); nowhere else was looked",
                advice: "run debatectl backup daily, and copy its folder to another machine; "
                    + "those made with --to DIR are looked after where they are")
        }
        let found = "\(whole.count) in \(place), the newest is \(newest)"
        guard newest >= BackupFolder.name(atMs: nowMs - Self.freshBackupMs) else {
            return .warning(
                "backups", found + "; nowhere else was looked",
                advice: "it is older than two days: run debatectl backup daily")
        }
        return .fine("backups", found)
    }
}
