import DebateRuntime
import DebateStore
import Glibc

/// `debatectl backup`: a copy of everything stored, while the instance goes on.
struct BackupCommand {
    static let command = Command(
        name: "backup",
        usage: "[--to DIR]",
        summary: """
            Copies what DEBATE_HOME stores into a new folder of DIR (DEBATE_HOME/backup), looks the copy \
            over, and removes backups older than DEBATE_BACKUP_DAYS. Workers go on meanwhile.
            """,
        run: { words, environment in main(words, environment) })

    private let settings: Settings
    private let place: String

    /// What a backup leaves free on its disk, in bytes: the instance may write there too.
    static let reserveBytes: UInt64 = 256 * 1024 * 1024

    private static func main(_ words: [String], _ environment: Environment) -> ExitCode {
        command.attempt {
            let arguments = try Arguments(words, options: ["to"])
            let settings = try Settings(environment)
            try HomeOwner.check(settings)
            let place = arguments["to"].map(Files.absolute) ?? settings.backupDirectory
            return try BackupCommand(settings: settings, place: place).run(
                nowMs: WallClock.nowMs())
        }
    }

    private func run(nowMs: Int64) throws -> ExitCode {
        guard Files.exists(settings.databasePath) else {
            throw Refusal("there is no debate.db in \(settings.home): see DEBATE_HOME")
        }
        guard Files.exists(settings.secretKeyPath) else {
            throw Refusal("there is no secret.key in \(settings.home): start the instance once")
        }
        try Files.makeDirectory(place, mode: 0o750)
        try refuseFullDisk()
        let whole = BackupFolder(path: place + "/" + BackupFolder.name(atMs: nowMs))
        let part = BackupFolder(path: whole.path + BackupFolder.partSuffix)
        guard !Files.exists(whole.path), !Files.exists(part.path) else {
            throw Refusal("\(whole.path) is there already, or being made; try again in a second")
        }
        guard mkdir(part.path, 0o700) == 0 else {
            throw FileProblem("make the directory", part.path)
        }
        do {
            try fill(part)
            try Files.move(part.path, to: whole.path)
            try Files.flush(place)
        } catch {
            Files.remove(part.path)
            throw error
        }
        Console.print("backup: \(whole.path)")
        removeExpired(nowMs: nowMs)
        return .success
    }

    /// The database first: pictures it names were stored before it named them.
    private func fill(_ part: BackupFolder) throws {
        try StoreCopy.make(of: settings, at: part.database)
        try Files.copy(settings.secretKeyPath, to: part.keys, mode: 0o600)
        if Files.exists(settings.wordsPath) {
            try Files.copy(settings.wordsPath, to: part.words, mode: 0o644)
        }
        try PictureFiles.keep(from: settings.mediaDirectory, in: part.media)
        try Files.flush(part.path)
    }

    private func refuseFullDisk() throws(Refusal) {
        let needed = Self.copiedBytes(of: settings, to: place) + Self.reserveBytes
        guard let free = Files.freeBytes(place), free < needed else { return }
        throw Refusal(
            "\(place) has \(ByteText.of(free)) left and \(ByteText.of(needed)) are needed, "
                + "\(ByteText.of(Self.reserveBytes)) of them as a reserve: make room, or name "
                + "another disk by --to")
    }

    /// What a backup takes on the disk of a folder, in bytes.
    static func copiedBytes(of settings: Settings, to place: String) -> UInt64 {
        Files.size(settings.databasePath) + Files.size(settings.databasePath + "-wal")
            + PictureFiles.copiedBytes(from: settings.mediaDirectory, to: place)
    }

    private func removeExpired(nowMs: Int64) {
        let retention = BackupRetention(days: settings.backupDays)
        for name in retention.expired(among: Files.names(in: place), nowMs: nowMs) {
            Files.remove(place + "/" + name)
            Console.print("removed: \(place)/\(name)")
        }
    }
}
