import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore

/// The account that runs a new installation, and the keeper of debates nobody organises.
struct FirstOperator {
    static let username = "operator"
    static let nickname = "运维"

    private let store: HomeStore
    private let firstLoginPath: String

    init(store: HomeStore, settings: Settings) {
        self.store = store
        firstLoginPath = settings.firstLoginPath
    }

    /// Makes the first operator where there is none, and gives the first one every debate that has
    /// no organiser: demo debates, and those made before there were accounts.
    /// - Returns: the new login, to be shown once; `nil` when there was an operator.
    func ensure(nowMs: Int64) throws -> FirstLogin? {
        let known = try store.write { transaction in
            let known = try transaction.firstOperator()
            if let known { try transaction.adoptDebates(by: known.id, nowMs: nowMs) }
            return known
        }
        guard known == nil else { return nil }
        let login = FirstLogin(username: try freeName(), password: GeneratedPassword.make())
        let account = Account(
            id: AccountID(UUIDText(randomBytes: Randomness.bytes(16))), username: login.username,
            profile: Account.Profile(nickname: Self.nickname), role: .operator, createdAtMs: nowMs)
        let hash = try PasswordHasher(room: PasswordRoom(threads: 1)).hash(login.password)
        // Before the account is there: should we die in between, the next start makes both anew.
        try login.write(to: firstLoginPath)
        try store.write { transaction in
            try transaction.insert(account, passwordHash: hash)
            try transaction.adoptDebates(by: account.id, nowMs: nowMs)
            try transaction.record(
                AuditEntry(
                    atMs: nowMs, actor: .commandLine, action: .userCreate,
                    target: "user/" + account.id.text,
                    after: JSONText.of(AccountFacts(account: account))))
        }
        return login
    }

    /// `operator`, unless somebody registered that name before there was one.
    private func freeName() throws(StoreError) -> String {
        for number in 1...99 {
            let name = number == 1 ? Self.username : "\(Self.username)\(number)"
            let isTaken = try store.read { transaction throws(StoreError) in
                try transaction.isTaken(username: name)
            }
            if !isTaken { return name }
        }
        return "\(Self.username)-\(Randomness.bytes(4).map { String($0, radix: 16) }.joined())"
    }
}
