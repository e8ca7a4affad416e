import DebateRuntime

/// The pictures of a home or a backup. A picture is replaced as a whole and never changed, so a
/// second name of the file is as good as a copy where the disk is the same.
enum PictureFiles {
    /// - Parameter source: may be missing: then the target is an empty folder.
    static func take(from source: String, to target: String) throws(FileProblem) {
        try Files.makeDirectory(target)
        for name in Files.names(in: source) where !name.hasSuffix(".part") {
            do throws(FileProblem) {
                try Files.linkOrCopy(source + "/" + name, to: target + "/" + name, mode: 0o644)
            } catch {
                // Removed since the folder was read.
                if Files.exists(source + "/" + name) { throw error }
            }
        }
        try Files.flush(target)
    }
}
