import DebateRuntime

/// The exchange of a home's data for other data. The caller holds the home alone.
struct HomeReplacement {
    private let settings: Settings
    /// Where data goes that was there before.
    let aside: HomeAside
    /// Whether there is data.
    let wouldReplace: Bool

    init(settings: Settings, nowMs: Int64) {
        self.settings = settings
        aside = HomeAside(settings: settings, nowMs: nowMs)
        wouldReplace =
            HomeFile.allCases.contains { Files.exists(settings.home + "/" + $0.name) }
            || PictureFiles.areThere(in: settings.mediaDirectory)
    }

    /// Keeps the old data aside and moves the new in; after an error the home is as it was. All
    /// that takes room comes first, the database last, old pictures go after it. The folder of the
    /// pictures stays, with its group and rights.
    /// - Parameter pictures: the folder the new ones are in.
    func put(_ part: BackupFolder, pictures: String) throws {
        if wouldReplace { try aside.make() }
        let brought = PictureFiles.names(in: pictures)
        do {
            try PictureFiles.move(from: pictures, to: settings.mediaDirectory)
            for file in HomeFile.allCases { try exchange(file, part) }
            try Files.flush(settings.home)
        } catch {
            try undo(brought, after: error)
            throw error
        }
        PictureFiles.remove(allBut: brought, in: settings.mediaDirectory)
    }

    private func exchange(_ file: HomeFile, _ part: BackupFolder) throws(FileProblem) {
        let source = part.path + "/" + file.name
        let target = settings.home + "/" + file.name
        if Files.exists(source) {
            try Files.move(source, to: target)
        } else {
            try Files.removeFile(target)
        }
    }

    /// - Throws: `Refusal` when that fails too: it names where the data is.
    private func undo(_ brought: [String], after failure: any Error) throws(Refusal) {
        do {
            for file in HomeFile.allCases.reversed() {
                try aside.putBack(file.name, mode: file.mode)
            }
            for name in brought { try aside.putBack("media/" + name, mode: 0o644) }
            aside.remove()
        } catch {
            throw Refusal("\(failure); what was there is in \(aside.path), for \(error)")
        }
    }
}
