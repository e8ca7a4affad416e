import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore

/// Accounts, as operators run them.
enum UserAdministrationHandlers {
    /// One page of accounts, the newest first.
    static func list(_ call: Call) throws -> Reply {
        let filter = try AccountFilter(call.query, nfc: TextFormRules.store.nfc)
        let page = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.accounts(filter)
        }
        let localTime = call.services.localTime
        return Reply(
            PageView(
                page: page.map {
                    UserView(
                        account: $0, localTime: localTime, details: .init(showsDisabled: true))
                }))
    }

    /// Makes an account; a password that was not given is made and shown this once.
    static func create(_ call: Call) throws -> Reply {
        let request = try RegisterAccount.byOperator(call.jsonObject(), forms: .store)
        let made = request.password == nil ? GeneratedPassword.make() : nil
        let password = request.password ?? made ?? ""
        let hash = try call.services.passwords.hash(password)
        let account = request.decide(
            id: AccountID(UUIDText(randomBytes: call.services.randomUUIDBytes())),
            nowMs: call.nowMs)
        let entry = call.audit(
            .userCreate, "user/" + account.id.text,
            after: JSONText.of(AccountFacts(account: account)))
        let answer = Reply(
            CreatedUser(user: view(account, seats: [], call.services.localTime), password: made))
        return try call.commit(keepsAnswer: made == nil) { transaction in
            try transaction.insert(account, passwordHash: hash)
            try transaction.record(entry)
            return answer
        }
    }

    static func show(_ call: Call) throws -> Reply {
        let id = try identifier(call)
        let found = try call.services.reader.read { transaction throws(StoreError) in
            (try transaction.account(id), try transaction.seats(of: id))
        }
        guard let account = found.0 else { throw RuleViolation.notFound }
        return Reply(view(account, seats: found.1, call.services.localTime))
    }

    /// Changes role, profile or whether it may be used; disabling ends its sessions and tokens.
    static func edit(_ call: Call) throws -> Reply {
        let id = try identifier(call)
        let change = try AdministerUser(call.jsonObject(), nfc: TextFormRules.store.nfc)
        let (actor, nowMs, localTime) = (call.actor, call.nowMs, call.services.localTime)
        return try call.commit { transaction in
            guard let account = try transaction.account(id) else { throw RuleViolation.notFound }
            let changed = try change.decide(
                account, otherOperators: try transaction.otherOperators(than: id))
            if changed != account {
                try transaction.update(changed)
                try transaction.record(
                    AuditEntry(
                        atMs: nowMs, actor: actor, action: .userEdit, target: "user/" + id.text,
                        before: JSONText.of(AccountFacts(account: account)),
                        after: JSONText.of(AccountFacts(account: changed))))
            }
            let seats = try transaction.reading.seats(of: id)
            return Reply(view(changed, seats: seats, localTime))
        }
    }

    /// Makes a new password, shown this once; every session and token of the account ends.
    static func resetPassword(_ call: Call) throws -> Reply {
        let id = try identifier(call)
        let password = GeneratedPassword.make()
        let hash = try call.services.passwords.hash(password)
        let entry = call.audit(.userPassword, "user/" + id.text)
        let firstLogin = call.services.settings.firstLoginPath
        return try call.commit(keepsAnswer: false) { transaction in
            guard let account = try transaction.account(id) else { throw RuleViolation.notFound }
            try transaction.setPassword(of: id, hash: hash)
            try transaction.endCredentials(of: id)
            try transaction.record(entry)
            FirstLogin.passwordChanged(of: account.username, at: firstLogin)
            return Reply(PasswordView(password: password))
        }
    }

    private static func identifier(_ call: Call) throws(RuleViolation) -> AccountID {
        guard let uuid = UUIDText(call.parameter("userId")) else { throw .notFound }
        return AccountID(uuid)
    }

    private static func view(
        _ account: Account, seats: [Seat], _ localTime: LocalTime
    ) -> UserView {
        UserView(
            account: account, localTime: localTime,
            details: .init(seats: seats, showsDisabled: true))
    }

    private struct CreatedUser: JSONWritable {
        let user: UserView
        let password: String?

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.key("user")
                user.write(to: &json)
                if let password { json.member("password", password) }
            }
        }
    }

    private struct PasswordView: JSONWritable {
        let password: String

        func write(to json: inout JSONWriter) {
            json.object { json in json.member("password", password) }
        }
    }
}
