import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore

/// `debatectl user`: accounts, from the server's shell.
enum UserCommand {
    static let command = Command(
        name: "user",
        usage: """
            add NAME [--role viewer|organiser|operator] [--nickname TEXT] [--password-stdin]
              debatectl user list
              debatectl user passwd NAME [--password-stdin]
              debatectl user role NAME viewer|organiser|operator
              debatectl user disable NAME
              debatectl user enable NAME
            """,
        summary: "Accounts of DEBATE_HOME. A password not read from stdin is made and shown once.",
        run: { words, environment in main(words, environment) })

    private static func main(_ words: [String], _ environment: Environment) -> ExitCode {
        command.attempt {
            let act = words.first ?? ""
            let rest = Array(words.dropFirst())
            switch act {
            case "add": try UserAdd(rest).run(environment)
            case "list": try UserList(rest).run(environment)
            case "passwd": try UserPassword(rest).run(environment)
            case "role", "disable", "enable": try UserChange(act, rest).run(environment)
            default:
                throw ArgumentProblem(
                    description: act.isEmpty ? "user needs a word" : "unknown word \"\(act)\"")
            }
            return .success
        }
    }

    /// A password from the first line of stdin, held to the rules; or a made one.
    static func password(
        fromInput: Bool, username: String
    ) throws -> (text: String, isMade: Bool) {
        guard fromInput else { return (GeneratedPassword.make(), true) }
        guard let line = Console.readLine() else {
            throw Refusal("there is no password on stdin: its first line is taken")
        }
        let password: String
        do throws(FieldReason) {
            password = try PasswordRule.check(line, nfc: TextForms.nfc)
        } catch {
            throw Refusal("the password cannot be taken: \(error.rawValue)")
        }
        guard !PasswordRule.isCommon(password, username: username) else {
            throw Refusal("the password is too common")
        }
        return (password, false)
    }

    static func hash(_ password: String) throws -> String {
        try PasswordHasher(room: PasswordRoom(threads: 1)).hash(password)
    }

    static func audit(
        _ action: AuditAction, _ account: Account, before: Account? = nil, nowMs: Int64
    ) -> AuditEntry {
        AuditEntry(
            atMs: nowMs, actor: .commandLine, action: action, target: "user/" + account.id.text,
            before: before.map { JSONText.of(AccountFacts(account: $0)) },
            after: action == .userPassword ? nil : JSONText.of(AccountFacts(account: account)))
    }

    static func unknown(_ username: String) -> Refusal {
        Refusal("there is no user \"\(username)\"; see debatectl user list")
    }
}

/// `user add`; before the first start too, which then makes no first operator.
private struct UserAdd {
    private let arguments: Arguments

    init(_ words: [String]) throws(ArgumentProblem) {
        arguments = try Arguments(
            words, options: ["role", "nickname"], flags: ["password-stdin"], words: ["NAME"])
    }

    func run(_ environment: Environment) throws {
        let account = try account(nowMs: WallClock.nowMs())
        let password = try UserCommand.password(
            fromInput: arguments.has("password-stdin"), username: account.username)
        let hash = try UserCommand.hash(password.text)
        do {
            try HomeStore.open(environment, makes: true).write { transaction in
                try transaction.insert(account, passwordHash: hash)
                try transaction.record(
                    UserCommand.audit(.userCreate, account, nowMs: account.createdAtMs))
            }
        } catch RuleViolation.nameTaken {
            throw Refusal("the name \"\(account.username)\" is taken")
        }
        Console.print("\(account.username) is \(account.role.rawValue)")
        if password.isMade { Console.print("password: \(password.text)") }
    }

    private func account(nowMs: Int64) throws -> Account {
        let username: String
        let nickname: String
        do throws(FieldReason) {
            username = try Username.check(arguments.word(0), nfkc: TextForms.nfkc)
        } catch {
            throw Refusal(
                "the name \"\(arguments.word(0))\" cannot be taken (\(error.rawValue)): 3 to 32 of "
                    + "letters, digits, _, - and Chinese characters")
        }
        do throws(FieldReason) {
            nickname =
                try arguments["nickname"].map { text throws(FieldReason) in
                    try EditProfile.nicknameRule.check(text, nfc: TextForms.nfc)
                } ?? username
        } catch {
            throw Refusal("the nickname cannot be taken: \(error.rawValue)")
        }
        return Account(
            id: AccountID(UUIDText(randomBytes: Randomness.bytes(16))), username: username,
            profile: Account.Profile(nickname: nickname),
            role: try UserChange.role(arguments["role"] ?? "viewer"), createdAtMs: nowMs)
    }
}

/// `user list`
private struct UserList {
    init(_ words: [String]) throws(ArgumentProblem) {
        _ = try Arguments(words, options: [])
    }

    func run(_ environment: Environment) throws {
        let store = try HomeStore.open(environment)
        let localTime = LocalTime()
        var number = 1
        while true {
            let page = try store.read { transaction throws(StoreError) in
                try transaction.accounts(
                    AccountFilter(page: PageNumber(page: number, size: PageNumber.sizes.upperBound))
                )
            }
            for account in page.rows {
                let state = account.isDisabled ? "disabled" : "active"
                Console.print(
                    [
                        account.username, account.role.rawValue, state,
                        localTime.text(account.createdAtMs), account.profile.nickname,
                    ].joined(separator: "\t"))
            }
            if number >= page.pages { return }
            number += 1
        }
    }
}

/// `user passwd`
private struct UserPassword {
    private let arguments: Arguments

    init(_ words: [String]) throws(ArgumentProblem) {
        arguments = try Arguments(
            words, options: [], flags: ["password-stdin"], words: ["NAME"])
    }

    func run(_ environment: Environment) throws {
        let username = arguments.word(0)
        let password = try UserCommand.password(
            fromInput: arguments.has("password-stdin"), username: username)
        let hash = try UserCommand.hash(password.text)
        let nowMs = WallClock.nowMs()
        let account = try HomeStore.open(environment).write { transaction -> Account in
            guard let account = try transaction.account(username: username) else {
                throw UserCommand.unknown(username)
            }
            try transaction.setPassword(of: account.id, hash: hash)
            try transaction.endCredentials(of: account.id)
            try transaction.record(UserCommand.audit(.userPassword, account, nowMs: nowMs))
            return account
        }
        FirstLogin.passwordChanged(
            of: account.username, at: try Settings(environment).firstLoginPath)
        Console.print(
            "the password of \(account.username) is changed; its sessions and tokens have ended")
        if password.isMade { Console.print("password: \(password.text)") }
    }
}

/// `user role`, `user disable`, `user enable`
private struct UserChange {
    private let username: String
    private let role: AccountRole?
    private let isDisabled: Bool?

    init(_ act: String, _ words: [String]) throws {
        let arguments = try Arguments(
            words, options: [], words: act == "role" ? ["NAME", "ROLE"] : ["NAME"])
        username = arguments.word(0)
        role = act == "role" ? try Self.role(arguments.word(1)) : nil
        isDisabled = act == "role" ? nil : act == "disable"
    }

    static func role(_ text: String) throws(ArgumentProblem) -> AccountRole {
        guard let role = AccountRole(rawValue: text) else {
            throw ArgumentProblem(
                description: "unknown role \"\(text)\"; viewer, organiser or operator")
        }
        return role
    }

    func run(_ environment: Environment) throws {
        let nowMs = WallClock.nowMs()
        let change = AdministerUser(role: role, isDisabled: isDisabled)
        let changed: Account
        do {
            changed = try HomeStore.open(environment).write { [username] transaction in
                guard let account = try transaction.account(username: username) else {
                    throw UserCommand.unknown(username)
                }
                let changed = try change.decide(
                    account, otherOperators: try transaction.otherOperators(than: account.id))
                guard changed != account else { return account }
                try transaction.update(changed)
                try transaction.record(
                    UserCommand.audit(.userEdit, changed, before: account, nowMs: nowMs))
                return changed
            }
        } catch RuleViolation.lastOperator {
            throw Refusal("\(username) is the last operator: make another one first")
        }
        Console.print(
            "\(changed.username) is \(changed.role.rawValue)"
                + (changed.isDisabled ? ", disabled" : ""))
    }
}
