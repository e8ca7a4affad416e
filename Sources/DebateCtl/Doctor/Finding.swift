/// What `doctor` found out about one thing, and what to do when it is not as it should be.
struct Finding: Hashable {
    enum Grade: String {
        case fine = "ok"
        /// It works, and may not when it matters.
        case warning = "warn"
        /// It does not work.
        case failure = "FAIL"
    }

    let subject: String
    let grade: Grade
    /// What was found.
    let found: String
    /// What to do; empty when all is well.
    let advice: String

    static func fine(_ subject: String, _ found: String) -> Finding {
        Finding(subject: subject, grade: .fine, found: found, advice: "")
    }

    static func warning(_ subject: String, _ found: String, advice: String) -> Finding {
        Finding(subject: subject, grade: .warning, found: found, advice: advice)
    }

    static func failure(_ subject: String, _ found: String, advice: String) -> Finding {
        Finding(subject: subject, grade: .failure, found: found, advice: advice)
    }

    /// One line, and a second one with the advice.
    var text: String {
        let mark = grade.rawValue + String(repeating: " ", count: 5 - grade.rawValue.utf8.count)
        let line = "\(mark)\(subject): \(found)"
        return advice.isEmpty ? line : line + "\n       → \(advice)"
    }
}
