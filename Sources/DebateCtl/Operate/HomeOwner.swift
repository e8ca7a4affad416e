import DebateRuntime
import Glibc

/// Who may replace or copy the data of a home: a file made by somebody else could not be read by the
/// workers.
enum HomeOwner {
    static func check(_ settings: Settings) throws(Refusal) {
        var facts = stat()
        guard stat(settings.home, &facts) == 0, facts.st_uid != geteuid() else { return }
        let name = getpwuid(facts.st_uid).map { String(cString: $0.pointee.pw_name) }
        let user = name ?? "#\(facts.st_uid)"
        throw Refusal("\(settings.home) belongs to \(user): run this as \(user)")
    }
}
