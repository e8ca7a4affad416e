import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore
import DebateTestSupport

@testable import DebateFCGI

/// The API on a database of its own, without a worker around it; the clock stands still and new
/// debates are numbered.
struct SampleApplication {
    let database: TemporaryDatabase
    let services: Services
    private let application: Application

    init() throws {
        database = try TemporaryDatabase()
        let settings = database.home.settings
        let numbers = Monitor(0)
        services = Services(
            reader: database.store.reader(), writer: database.store.writer,
            identity: DeviceIdentity(
                keys: try KeyRing(path: settings.secretKeyPath), settings: settings),
            localTime: LocalTime(), nowMs: { FixedClock.evening.nowMs },
            randomUUIDBytes: {
                let number = numbers.update { count in
                    count += 1
                    return count
                }
                return [UInt8](repeating: 0, count: 15) + [UInt8(truncatingIfNeeded: number)]
            })
        application = Application(
            router: Router(Routes.all), services: services, origins: OriginRule(others: []),
            log: .silent)
    }

    func answer(_ request: Request) -> Response {
        application.answer(request)
    }

    /// What a call of this request takes for its body.
    func jsonObject(_ request: Request) throws(Failure) -> JSONObject {
        try Call(request: request, parameters: [:], services: services, visitor: nil).jsonObject()
    }
}

extension Response {
    func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    var text: String { String(decoding: body, as: UTF8.self) }
}
