/// The files of a home's data, pictures apart; what was moved aside has the same names.
///
/// Their order is that in which a restore exchanges them, so that one that is killed never leaves a
/// database without keys, for which the next start would make others, nor a log beside a database
/// that is not its own, into which it would be played. The database in its new place means that all
/// the rest is there.
enum HomeFile: String, CaseIterable {
    case keys = "secret.key"
    case words = "words.txt"
    case firstLogin = "first-login"
    case logIndex = "debate.db-shm"
    case log = "debate.db-wal"
    case database = "debate.db"

    var name: String { rawValue }

    /// The rights of a copy.
    var mode: UInt32 {
        switch self {
        case .keys, .firstLogin: 0o600
        case .words: 0o644
        case .logIndex, .log, .database: 0o640
        }
    }
}
