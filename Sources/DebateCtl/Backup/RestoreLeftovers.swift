import DebateRuntime

/// Folders a restore works in: one that was killed leaves them, with a copy of the keys.
struct RestoreLeftovers {
    let settings: Settings

    private static let prefix = "restore."

    /// A path for such a folder.
    static func newPath(in folder: String) -> String {
        Files.beside(folder + "/restore")
    }

    /// Removes them wherever there are any. The caller holds the home alone: no other restore is
    /// under way.
    func remove() {
        for folder in [settings.home, settings.mediaDirectory, settings.backupDirectory] {
            for name in Files.names(in: folder) where Self.isName(name) {
                Files.remove(folder + "/" + name)
            }
        }
    }

    /// Whether a name is one of those we give, so that nothing else is ever removed.
    static func isName(_ name: String) -> Bool {
        name.hasPrefix(prefix) && name.hasSuffix(BackupFolder.partSuffix)
    }
}
