import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore

/// Accounts and their sessions: register, log in, log out, change the password.
enum LoginHandlers {
    /// Makes an account and logs it in; the session the browser had ends.
    static func register(_ call: Call) throws -> Reply {
        let services = call.services
        guard services.settings.allowsRegistration else { throw RuleViolation.registrationClosed }
        let request = try RegisterAccount.byOneself(call.jsonObject(), forms: .store)
        let isTaken = try services.reader.read { transaction throws(StoreError) in
            try transaction.isTaken(username: request.username)
        }
        if isTaken { throw RuleViolation.nameTaken }
        let hash = try services.passwords.hash(request.password ?? "") {
            try services.limits.countRegistration(from: call.caller.address, nowMs: call.nowMs)
        }
        let account = request.decide(
            id: AccountID(UUIDText(randomBytes: services.randomUUIDBytes())), nowMs: call.nowMs)
        let session = NewSession(call)
        let device = call.caller.visitor?.keptDevice
        let (cookie, localTime) = (session.cookie(call), services.localTime)
        return try call.commit(keepsAnswer: false) { transaction in
            try transaction.insert(account, passwordHash: hash)
            if let former = session.formerHash { try transaction.endSession(secretHash: former) }
            try session.begin(for: account.id, transaction)
            if let device {
                try transaction.note(device, of: account.id, atMs: account.createdAtMs)
            }
            var reply = Reply(try UserView.own(account, localTime, transaction.reading))
            reply.cookies = [cookie]
            return reply
        }
    }

    /// Lets a person in: a cookie, or with `bearer` a token.
    ///
    /// A user name nobody has costs one password hash too, and is slowed as one that exists.
    static func logIn(_ call: Call) throws -> Reply {
        let login = try LogIn(call.jsonObject(), forms: .store)
        let device = call.caller.visitor?.knownDevice
        let record = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.login(username: login.username, device: device)
        }
        let isKnownHere = record?.knowsDevice ?? false
        let attempt = Attempt(login.username, device: isKnownHere ? device : nil, call)
        try attempt.check(login.password, against: record?.passwordHash)
        guard let record, !record.isDisabled else { throw RuleViolation.accountDisabled }
        return try letIn(call, record, wantsBearer: login.wantsBearer)
    }

    private static func letIn(
        _ call: Call, _ record: LoginRecord, wantsBearer: Bool
    ) throws -> Reply {
        let session = NewSession(call)
        let visitor = call.caller.visitor
        let device = wantsBearer ? visitor?.knownDevice : visitor?.keptDevice
        let former = wantsBearer ? nil : session.formerHash
        let (cookie, localTime, nowMs) = (session.cookie(call), call.services.localTime, call.nowMs)
        return try call.commit(keepsAnswer: false) { transaction in
            guard let account = try transaction.account(record.account), !account.isDisabled,
                try transaction.passwordHash(account.id) == record.passwordHash
            else { throw RuleViolation.badCredentials }
            if let former { try transaction.endSession(secretHash: former) }
            try transaction.removeEndedSessions(nowMs: nowMs)
            try session.begin(for: account.id, transaction)
            if let device { try transaction.note(device, of: account.id, atMs: nowMs) }
            var reply = Reply(
                LoggedIn(
                    user: try UserView.own(account, localTime, transaction.reading),
                    expiresAtMs: session.expiresAtMs,
                    token: wantsBearer ? session.secret.text : nil))
            if !wantsBearer { reply.cookies = [cookie] }
            return reply
        }
    }

    /// Ends the session that is presented, if there is one.
    static func logOut(_ call: Call) throws -> Reply {
        var reply = Reply.done()
        if call.request.cookie(call.services.sessionCookie.name) != nil {
            reply.cookies = [call.services.sessionCookie.removal(call.request)]
        }
        guard case .session(let account, let number)? = call.caller.facts.authority else {
            return reply
        }
        return try call.commit(keepsAnswer: false) { [reply] transaction in
            _ = try transaction.end(number, kind: .session, of: account.id)
            return reply
        }
    }

    /// Replaces one's password; every other session ends, and a cookie's secret is renewed.
    static func changePassword(_ call: Call) throws -> Reply {
        let account = call.account
        let change = try ChangePassword(
            call.jsonObject(), username: account.username, forms: .store)
        let known = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.passwordHash(account.id)
        }
        try Attempt(passwordOf: account.id, call).check(change.old, against: known)
        let hash = try call.services.passwords.hash(change.new)
        let current = call.caller.facts.authority?.credential
        let session = session(replacing: call)
        let entry = call.audit(.userPassword, "user/" + account.id.text)
        var reply = Reply.done()
        if let session { reply.cookies = [session.cookie(call)] }
        let answer = try call.commit(keepsAnswer: false) { [reply] transaction in
            guard try transaction.passwordHash(account.id) == known else {
                throw RuleViolation.badCredentials
            }
            try transaction.setPassword(of: account.id, hash: hash)
            try transaction.endSessions(of: account.id, except: session == nil ? current : nil)
            try session?.begin(for: account.id, transaction)
            try transaction.record(entry)
            return reply
        }
        FirstLogin.passwordChanged(
            of: account.username, at: call.services.settings.firstLoginPath)
        return answer
    }

    /// A cookie can be replaced in the answer; a token its holder keeps cannot.
    private static func session(replacing call: Call) -> NewSession? {
        let presented = PresentedSecret(
            call.request, cookieName: call.services.sessionCookie.name)
        return presented?.isBearer == true ? nil : NewSession(call)
    }

    private struct LoggedIn: JSONWritable {
        let user: UserView
        let expiresAtMs: Int64
        let token: String?

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.key("user")
                user.write(to: &json)
                json.member("expiresAtMs", expiresAtMs)
                if let token { json.member("token", token) }
            }
        }
    }
}

/// One try at a password.
struct Attempt {
    /// Whose failure it would be.
    private let who: String
    /// Whose neighbours' failures count too; `nil` for those who are known already.
    private let address: String?
    private let call: Call

    /// A login: the account's as it was named, or one device's with it, where it was let in before.
    init(_ username: String, device: DeviceID?, _ call: Call) {
        who = TextForms.matching(username) + " " + (device?.text ?? "")
        address = device == nil ? call.caller.address : nil
        self.call = call
    }

    /// Of somebody logged in, to change the password.
    init(passwordOf account: AccountID, _ call: Call) {
        who = "password " + account.text
        address = nil
        self.call = call
    }

    /// Checks a password within the limits: one hash, whoever asks and whether or not there is one
    /// to check against.
    /// - Throws: `RuleViolation.tooManyAttempts`, `.badCredentials`; `PasswordRoomFull`.
    func check(_ password: String, against hash: String?) throws {
        let limits = call.services.limits
        let matches = try call.services.passwords.verify(password, against: hash) {
            try limits.beginAttempt(who, from: address, nowMs: call.nowMs)
        }
        guard matches else {
            limits.failed(from: address, nowMs: call.nowMs)
            throw RuleViolation.badCredentials
        }
        limits.succeeded(who, nowMs: call.nowMs)
    }
}
