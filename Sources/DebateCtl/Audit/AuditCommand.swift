import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore

/// `debatectl audit`: whether the records still say what they said when they were written.
enum AuditCommand {
    static let command = Command(
        name: "audit",
        usage: "verify [--debate ID]",
        summary: """
            Walks the record of acts and the ledgers of votes in DEBATE_HOME, recounts every ballot, \
            holds voters against their pseudonyms, and names the first row that does not fit. Workers may go on meanwhile.
            """,
        run: { words, environment in main(words, environment) })

    private static func main(_ words: [String], _ environment: Environment) -> ExitCode {
        command.attempt {
            guard words.first == "verify" else {
                throw ArgumentProblem(
                    description: words.first.map { "unknown word \"\($0)\"" }
                        ?? "audit needs a word")
            }
            let verify = try AuditVerify(Array(words.dropFirst()))
            return try verify.run(environment) ? .success : .failure
        }
    }
}

/// `audit verify`
private struct AuditVerify {
    /// Absent: every debate.
    private let debate: DebateID?

    init(_ words: [String]) throws(ArgumentProblem) {
        let arguments = try Arguments(words, options: ["debate"])
        debate = try arguments["debate"].map { text throws(ArgumentProblem) in
            guard let uuid = UUIDText(text) else {
                throw ArgumentProblem(description: "--debate takes the id of a debate")
            }
            return DebateID(uuid)
        }
    }

    /// - Returns: whether all of it holds.
    func run(_ environment: Environment) throws -> Bool {
        let store = try HomeStore.open(environment)
        let keys = try keys(Settings(environment))
        var holds = try checkActs(store)
        let debates = try store.read { transaction throws(StoreError) in
            try transaction.debateIDs()
        }
        if let debate, !debates.contains(debate) {
            throw Refusal("there is no debate \(debate.text)")
        }
        for id in debate.map({ [$0] }) ?? debates {
            holds = try checkVotes(of: id, store, keys) && holds
        }
        return holds
    }

    /// The keys pseudonyms are made with; a copy of the database alone has none, and none are made.
    private func keys(_ settings: Settings) throws -> KeyRing? {
        guard Files.exists(settings.secretKeyPath) else {
            Console.print("votes: no secret.key here, so voters are not held against pseudonyms")
            return nil
        }
        return try KeyRing(path: settings.secretKeyPath)
    }

    private func checkActs(_ store: HomeStore) throws -> Bool {
        let (rows, broken) = try store.read { transaction throws(StoreError) in
            (try transaction.auditRowCount(), try transaction.firstBrokenAuditRow())
        }
        guard let broken else {
            Console.print("acts: \(rows) rows, the chain holds")
            return true
        }
        Console.print("acts: row a\(broken) is missing or was changed")
        return false
    }

    /// Debates nobody has voted in are not worth a line, unless one is asked for.
    private func checkVotes(
        of id: DebateID, _ store: HomeStore, _ keys: KeyRing?
    ) throws -> Bool {
        let check = try store.read { transaction throws(StoreError) in
            try transaction.check(
                votesOf: id,
                pseudonym: keys.map { keys in
                    { voter in keys.pseudonym(ofVoter: voter, debate: id.text) }
                })
        }
        if let fault = check.fault {
            Console.print("votes of \(id.text): \(fault)")
            return false
        }
        if check.rows > 0 || debate != nil {
            Console.print(
                "votes of \(id.text): \(check.rows) ledger rows, \(check.ballots) ballots, "
                    + "the chain holds and the counts agree")
        }
        return true
    }
}
