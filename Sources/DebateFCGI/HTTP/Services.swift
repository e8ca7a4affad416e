import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore

/// What handlers may use. One per request thread, never shared: the reader belongs to it.
struct Services {
    let reader: Reader
    let writer: Writer
    let identity: DeviceIdentity
    let sessionCookie: SessionCookie
    let limits: Limits
    let passwords: PasswordHasher
    let keys: KeyRing
    let settings: Settings
    let localTime: LocalTime
    let nowMs: @Sendable () -> Int64
    /// 16 bytes nobody can guess, for a new identifier.
    let randomUUIDBytes: @Sendable () -> [UInt8]
}
