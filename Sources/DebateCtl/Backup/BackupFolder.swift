import DebateRuntime
import Glibc

/// One backup: a folder `debate-<UTC>` with all that a home needs to go on elsewhere.
///
/// | file | what |
/// |---|---|
/// | `debate.db` | the database, whole by itself |
/// | `secret.key` | the keys: without them no device, ticket or pseudonym would be known again |
/// | `media/` | pictures; second names of the home's files where the disk is the same |
/// | `words.txt` | the word list, when the home has one |
struct BackupFolder: Hashable {
    let path: String

    var database: String { path + "/debate.db" }
    var keys: String { path + "/secret.key" }
    var media: String { path + "/media" }
    var words: String { path + "/words.txt" }

    private static let prefix = "debate-"
    /// What a folder is called that is not whole yet.
    static let partSuffix = ".part"

    /// The name of a backup of this time: names sort as times do.
    static func name(atMs: Int64) -> String {
        var seconds = time_t(atMs / 1000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = "\(parts.tm_year + 1900)\(two(parts.tm_mon + 1))\(two(parts.tm_mday))"
        let time = "\(two(parts.tm_hour))\(two(parts.tm_min))\(two(parts.tm_sec))"
        return "\(prefix)\(date)T\(time)Z"
    }

    /// Whether a name is one of those we give, so that nothing else is ever removed.
    static func isName(_ name: Substring) -> Bool {
        let shape = name.dropFirst(prefix.count)
        return name.hasPrefix(prefix) && shape.utf8.count == 16
            && zip(shape.utf8, "00000000T000000Z".utf8).allSatisfy { found, wanted in
                wanted == UInt8(ascii: "0")
                    ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(found) : found == wanted
            }
    }
}
