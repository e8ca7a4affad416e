import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore
import DebateTestSupport

@testable import DebateFCGI

/// The API on a database of its own, without a worker around it; the clocks stand still and new
/// debates are numbered.
struct SampleApplication {
    let database: TemporaryDatabase
    let services: Services
    private let application: Application

    /// Of the monotonic clock: an hour after the machine's start.
    static let monotonicUs: Int64 = 3_600_000_000

    init() throws {
        database = try TemporaryDatabase()
        let settings = database.home.settings
        let keys = try KeyRing(path: settings.secretKeyPath)
        let numbers = Monitor(0)
        services = Services(
            settings: settings, store: database.store, keys: keys,
            limits: Limits(
                Limiter(
                    path: settings.sharedDirectory + "/rates", key: keys.derived("rates"),
                    log: .silent),
                devicesPerAddress: settings.devicesPerAddress),
            passwordRoom: PasswordRoom(threads: settings.threads), localTime: LocalTime(),
            words: WordMatchers(installation: WordList()), figures: Figures(routes: Routes.served),
            nowMs: { FixedClock.evening.nowMs },
            monotonicUs: { Self.monotonicUs },
            randomUUIDBytes: {
                let number = numbers.update { count in
                    count += 1
                    return count
                }
                return [UInt8](repeating: 0, count: 15) + [UInt8(truncatingIfNeeded: number)]
            })
        application = Application(
            router: Router(Routes.served), services: services, origins: OriginRule(others: []),
            log: Log(threshold: .error))
    }

    /// Makes an account of this role and logs it in; the value of its `Authorization`.
    func bearer(_ role: AccountRole, number: Int = 900) throws -> String {
        let account = Account.sample(number, role: role)
        let secret = SecretToken(.session)
        let nowMs = FixedClock.evening.nowMs
        try database.store.writer.submit { transaction in
            try transaction.insert(account, passwordHash: "x")
            try transaction.beginSession(
                of: account.id, secretHash: secret.hash, address: "192.0.2.1", agent: "test",
                nowMs: nowMs, expiresAtMs: nowMs + 1000)
        }
        return "Bearer " + secret.text
    }

    func answer(_ request: Request) -> Response {
        application.answer(request)
    }

    /// What a call of this request takes for its body.
    func jsonObject(_ request: Request) throws(Failure) -> JSONObject {
        try Call(
            request: request, parameters: [:], services: services, nowMs: services.nowMs(),
            caller: nil
        ).jsonObject()
    }
}

extension Response {
    func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    var text: String { String(decoding: body, as: UTF8.self) }
}
