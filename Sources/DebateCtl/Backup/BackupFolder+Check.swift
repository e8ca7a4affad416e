import DebateRuntime
import DebateSecurity
import Glibc

extension BackupFolder {
    /// Looks whether all is there that a home needs, the database's inside apart.
    /// - Throws: `Refusal`: what is missing or cannot be used.
    func check() throws {
        try checkRights(path)
        guard Files.exists(database) else {
            throw Refusal("there is no debate.db in \(path): BACKUP is a backup's folder")
        }
        guard Files.exists(keys) else {
            throw Refusal(
                "there is no secret.key in \(path): without the keys it was made with no voter, "
                    + "device or ticket would be known again")
        }
        if let problem = KeyRing.problem(inFile: keys) { throw Refusal(problem) }
        guard Files.exists(media) else {
            throw Refusal(
                "there is no media in \(path): the pictures are missing; if there were none, make "
                    + "an empty folder of that name")
        }
        try checkRights(media)
    }

    /// What lies in a folder one may not read looks as though it were missing.
    private func checkRights(_ folder: String) throws(Refusal) {
        guard access(folder, R_OK | X_OK) != 0, errno == EACCES else { return }
        let name = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) }
        let user = name ?? "#\(geteuid())"
        throw Refusal("\(user) may not read \(folder): give it to that user (chown -R \(user):)")
    }
}
