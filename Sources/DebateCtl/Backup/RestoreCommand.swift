import DebateDomain
import DebateRuntime
import DebateStore
import Glibc

/// `debatectl restore`: a home as a backup has it.
struct RestoreCommand {
    static let command = Command(
        name: "restore",
        usage: "BACKUP [--replace]",
        summary: """
            Puts the data of a backup's folder into DEBATE_HOME, which nothing may be using; everybody \
            who follows a debate gets its state anew. --replace: data that is there is moved aside.
            """,
        run: { words, environment in main(words, environment) })

    private let backup: BackupFolder
    private let replaces: Bool
    private let settings: Settings
    private let log = Log(threshold: .warn)

    private static func main(_ words: [String], _ environment: Environment) -> ExitCode {
        command.attempt {
            let arguments = try Arguments(words, options: [], flags: ["replace"], words: ["BACKUP"])
            let settings = try Settings(environment)
            try HomeOwner.check(settings)
            return try RestoreCommand(
                backup: BackupFolder(path: Files.absolute(arguments.word(0))),
                replaces: arguments.has("replace"), settings: settings
            ).run(nowMs: WallClock.nowMs())
        }
    }

    private init(backup: BackupFolder, replaces: Bool, settings: Settings) {
        self.backup = backup
        self.replaces = replaces
        self.settings = settings
    }

    private func run(nowMs: Int64) throws -> ExitCode {
        try backup.check()
        try Files.makeDirectory(settings.home)
        // Both are held to the end: no instance starts, no worker looks at half of it.
        let instance = try InstanceLock(
            settings.home + "/run.lock", directory: settings.home, setting: "DEBATE_HOME")
        defer { _ = instance }
        guard let use = try HomeUse.alone(settings.useLockPath) else {
            throw Refusal(
                "workers or push daemons are using \(settings.home): stop the services and their "
                    + "sockets first")
        }
        defer { _ = use }
        RestoreLeftovers(settings: settings).remove()
        let replacement = HomeReplacement(settings: settings, nowMs: nowMs)
        guard replaces || !replacement.wouldReplace else {
            throw Refusal(
                "there is data in \(settings.home) already; --replace moves it aside, to "
                    + replacement.aside.path)
        }
        let part = BackupFolder(path: RestoreLeftovers.newPath(in: settings.home))
        // Within the folder they are for: what is made there gets its group.
        let pictures = RestoreLeftovers.newPath(in: settings.mediaDirectory)
        defer {
            Files.remove(part.path)
            Files.remove(pictures)
        }
        try take(into: part)
        try PictureFiles.bring(from: backup.media, to: pictures)
        try replacement.put(part, pictures: pictures)
        try tell(replacement)
        return .success
    }

    /// Copies all of it to where a move is enough; the backup stays as it is.
    private func take(into part: BackupFolder) throws {
        try Files.makeDirectory(part.path, mode: 0o700)
        try Files.copy(backup.database, to: part.database, mode: 0o640)
        // A backup has none; data moved aside after a crash does, with the last commits in it.
        if Files.exists(backup.database + "-wal") {
            try Files.copy(
                backup.database + "-wal", to: part.database + "-wal", mode: 0o640)
        }
        try StoreCopy.prepareRestore(at: part.database, settings: settings, log: log)
        try Files.flush(part.database)
        try Files.copy(backup.keys, to: part.keys, mode: 0o600)
        if Files.exists(backup.words) {
            try Files.copy(backup.words, to: part.words, mode: 0o644)
        }
        try Files.flush(part.path)
    }

    private func tell(_ replacement: HomeReplacement) throws {
        let debates = try HomeStore(settings: settings, log: log).read {
            transaction throws(StoreError) in
            try transaction.debateIDs().count
        }
        Console.print("restored: \(debates) debates of \(backup.path) in \(settings.home)")
        guard replacement.wouldReplace else { return }
        Console.print("what was there is in \(replacement.aside.path)")
    }
}
