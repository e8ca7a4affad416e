import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore

/// What handlers may use. One per request thread, never shared: the reader belongs to it.
struct Services {
    let settings: Settings
    let reader: Reader
    let writer: Writer
    let keys: KeyRing
    let limits: Limits
    let passwords: PasswordHasher
    let identity: DeviceIdentity
    let sessionCookie: SessionCookie
    let localTime: LocalTime
    let words: WordMatchers
    let figures: Figures
    let nowMs: @Sendable () -> Int64
    /// The clock push daemons and workers tell by when they were last heard of.
    let monotonicUs: @Sendable () -> Int64
    /// 16 bytes nobody can guess, for a new identifier.
    let randomUUIDBytes: @Sendable () -> [UInt8]

    init(
        settings: Settings, store: Store, keys: KeyRing, limits: Limits,
        passwordRoom: PasswordRoom, localTime: LocalTime, words: WordMatchers,
        figures: Figures, nowMs: @escaping @Sendable () -> Int64,
        monotonicUs: @escaping @Sendable () -> Int64,
        randomUUIDBytes: @escaping @Sendable () -> [UInt8]
    ) {
        self.settings = settings
        reader = store.reader()
        writer = store.writer
        self.keys = keys
        self.limits = limits
        passwords = PasswordHasher(room: passwordRoom)
        identity = DeviceIdentity(keys: keys, settings: settings)
        sessionCookie = SessionCookie(settings: settings)
        self.localTime = localTime
        self.words = words
        self.figures = figures
        self.nowMs = nowMs
        self.monotonicUs = monotonicUs
        self.randomUUIDBytes = randomUUIDBytes
    }
}
