import DebateRuntime

/// The pictures of a home or a backup: files that are replaced as a whole and never changed.
enum PictureFiles {
    /// Puts the home's pictures into a backup: second names of the files where the disk is the same.
    /// - Parameter source: may be missing: then the target is an empty folder.
    static func keep(from source: String, in target: String) throws(FileProblem) {
        try take(from: source, to: target, by: Files.linkOrCopy)
    }

    /// Puts a backup's pictures where a move is enough. They are copies: a folder that passes its
    /// group on, as an installation's does for the web server, does so to new files alone.
    static func bring(from source: String, to target: String) throws(FileProblem) {
        try take(from: source, to: target, by: Files.copy)
    }

    /// Moves all of them into a folder that is there, or is made, on the same disk.
    static func move(from source: String, to target: String) throws(FileProblem) {
        try Files.makeDirectory(target)
        for name in names(in: source) {
            try Files.move(source + "/" + name, to: target + "/" + name)
        }
        try Files.flush(target)
    }

    /// Whether there is any.
    static func areThere(in folder: String) -> Bool {
        !names(in: folder).isEmpty
    }

    /// Removes those of other names.
    static func remove(allBut kept: [String], in folder: String) {
        for name in Set(names(in: folder)).subtracting(kept) { Files.remove(folder + "/" + name) }
    }

    /// What they would take on the disk of a folder, in bytes: on their own disk nothing, for they
    /// only get second names.
    static func copiedBytes(from source: String, to target: String) -> UInt64 {
        guard Files.device(source) != Files.device(target) else { return 0 }
        return names(in: source).reduce(0) { $0 + Files.size(source + "/" + $1) }
    }

    private static func take(
        from source: String, to target: String,
        by carry: (_ source: String, _ target: String, _ mode: UInt32) throws(FileProblem) -> Void
    ) throws(FileProblem) {
        try Files.makeDirectory(target)
        for name in names(in: source) {
            do throws(FileProblem) {
                try carry(source + "/" + name, target + "/" + name, 0o644)
            } catch {
                // Removed since the folder was read.
                if Files.exists(source + "/" + name) { throw error }
            }
        }
        try Files.flush(target)
    }

    /// Their names, without what is being written just now and what is no file, such as the
    /// `lost+found` of a disk.
    static func names(in folder: String) -> [String] {
        Files.names(in: folder).filter { name in
            !name.hasSuffix(BackupFolder.partSuffix) && Files.isRegular(folder + "/" + name)
        }
    }
}
