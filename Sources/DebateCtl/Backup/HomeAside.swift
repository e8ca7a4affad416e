import DebateRuntime
import Glibc

/// Where a home's data stays after other data took its place: a folder `restore` can put back.
struct HomeAside {
    let path: String
    private let folder: String
    private let settings: Settings

    /// What its name begins with.
    static let prefix = "replaced-"

    /// It lies beside the backups, or in the home where they have a disk of their own: second names
    /// of files cost no room and no time.
    init(settings: Settings, nowMs: Int64) {
        self.settings = settings
        let device = Files.device(settings.backupDirectory)
        let isNear = device == nil || device == Files.device(settings.home)
        folder = isNear ? settings.backupDirectory : settings.home
        let name = folder + "/" + Self.prefix + BackupFolder.name(atMs: nowMs)
        path = Files.exists(name) ? Files.beside(name) : name
    }

    /// Gives all files of the home second names in the folder, and copies what lies on another disk.
    /// The home stays as it is; after an error there is no folder.
    func make() throws {
        try Files.makeDirectory(folder, mode: 0o750)
        let part = RestoreLeftovers.newPath(in: folder)
        guard mkdir(part, 0o700) == 0 else { throw FileProblem("make the directory", part) }
        do {
            try fill(part)
            try Files.move(part, to: path)
            try Files.flush(folder)
        } catch {
            Files.remove(part)
            throw error
        }
    }

    private func fill(_ part: String) throws {
        for file in HomeFile.allCases where Files.exists(settings.home + "/" + file.name) {
            try Files.linkOrCopy(
                settings.home + "/" + file.name, to: part + "/" + file.name, mode: file.mode)
        }
        try PictureFiles.keep(from: settings.mediaDirectory, in: part + "/media")
        try Files.flush(part)
    }

    /// Has a file of the home as it was, which may mean that there is none.
    /// - Parameter name: within the home.
    func putBack(_ name: String, mode: UInt32) throws(FileProblem) {
        let source = path + "/" + name
        let target = settings.home + "/" + name
        guard Files.exists(source) else { return try Files.removeFile(target) }
        let second = Files.beside(target)
        try Files.linkOrCopy(source, to: second, mode: mode)
        try Files.move(second, to: target)
        // Of two names of one file rename(2) leaves both.
        try Files.removeFile(second)
    }

    /// Removes the folder, when the home has all of it again.
    func remove() {
        Files.remove(path)
    }
}
