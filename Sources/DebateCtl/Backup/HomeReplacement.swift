import DebateRuntime
import Glibc

/// The exchange of a home's data for other data. The caller holds the home alone.
struct HomeReplacement {
    private let settings: Settings
    /// Where data goes that was there before: a folder `restore` can put back.
    let aside: String
    /// Whether there is data.
    let wouldReplace: Bool

    init(settings: Settings, nowMs: Int64) {
        self.settings = settings
        let name = settings.backupDirectory + "/replaced-" + BackupFolder.name(atMs: nowMs)
        aside = Files.exists(name) ? Files.beside(name) : name
        let files = [settings.databasePath, settings.secretKeyPath, settings.wordsPath]
        wouldReplace =
            files.contains(where: Files.exists)
            || PictureFiles.areThere(in: settings.mediaDirectory)
    }

    /// Moves the old data aside and the new in. The database goes last, in one step: until then the
    /// old one stands in its place. The folder of the pictures stays, with its group and rights.
    /// - Parameter pictures: the folder the new ones are in.
    func put(_ part: BackupFolder, pictures: String) throws {
        if wouldReplace { try moveAside() }
        try PictureFiles.move(from: pictures, to: settings.mediaDirectory)
        let moves = [
            (part.keys, settings.secretKeyPath), (part.words, settings.wordsPath),
            (part.database, settings.databasePath),
        ]
        for (source, target) in moves where Files.exists(source) {
            try Files.move(source, to: target)
        }
        try Files.flush(settings.home)
    }

    private func moveAside() throws {
        try Files.makeDirectory(settings.backupDirectory, mode: 0o750)
        guard mkdir(aside, 0o700) == 0 else { throw FileProblem("make the directory", aside) }
        // The log belongs to the old file alone: beside another it would be played into that.
        if Files.exists(settings.databasePath) {
            guard link(settings.databasePath, aside + "/debate.db") == 0 else {
                throw FileProblem("move aside", settings.databasePath)
            }
        }
        let moves = [
            settings.databasePath + "-wal", settings.databasePath + "-shm",
            settings.secretKeyPath, settings.wordsPath, settings.firstLoginPath,
        ]
        for path in moves where Files.exists(path) {
            let name = path.split(separator: "/").last.map(String.init) ?? ""
            try Files.move(path, to: aside + "/" + name)
        }
        try PictureFiles.move(from: settings.mediaDirectory, to: aside + "/media")
        try Files.flush(aside)
    }
}
