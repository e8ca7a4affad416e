import CLinux
import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

/// A socket like the service manager's.
private struct ManagerSocket {
    let home: TemporaryHome
    let path: String
    let descriptor: Int32

    init() throws {
        home = try TemporaryHome()
        path = home.path + "/notify"
        descriptor = clinux_bind_bell(path)
    }

    /// The next word, or `nil` when none comes within this time, in milliseconds.
    func word(withinMs limitMs: Int32 = 60_000) -> String? {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, limitMs) > 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
    }

    func manager(_ more: [String: String] = [:]) -> ServiceManager {
        ServiceManager(Environment(["NOTIFY_SOCKET": path].merging(more) { $1 }), processID: 7)
    }
}

@Suite("Service manager")
struct ServiceManagerTests {
    @Test("is told what systemd understands")
    func words() throws {
        let socket = try ManagerSocket()
        socket.manager().ready()
        socket.manager().alive()
        socket.manager().stopping()
        #expect(socket.word() == "READY=1")
        #expect(socket.word() == "WATCHDOG=1")
        #expect(socket.word() == "STOPPING=1")
        close(socket.descriptor)
    }

    @Test("without one, and with one that is gone, nothing happens")
    func absent() {
        ServiceManager(Environment([:])).ready()
        ServiceManager(Environment(["NOTIFY_SOCKET": "/nowhere/notify"])).ready()
        ServiceManager(Environment(["NOTIFY_SOCKET": "@debate-nobody-listens"])).ready()
        let tooLong = String(repeating: "x", count: 200)
        ServiceManager(Environment(["NOTIFY_SOCKET": "/" + tooLong])).ready()
    }

    @Test("wants signs of life from the process it names, if from any")
    func watchdog() throws {
        let socket = try ManagerSocket()
        defer { close(socket.descriptor) }
        #expect(socket.manager().watchdogMs == nil)
        #expect(socket.manager(["WATCHDOG_USEC": "10000000"]).watchdogMs == 10_000)
        let own = ["WATCHDOG_USEC": "10000000", "WATCHDOG_PID": "7"]
        #expect(socket.manager(own).watchdogMs == 10_000)
        let other = ["WATCHDOG_USEC": "10000000", "WATCHDOG_PID": "8"]
        #expect(socket.manager(other).watchdogMs == nil)
        #expect(socket.manager(["WATCHDOG_USEC": "soon"]).watchdogMs == nil)
    }

    @Test("gets signs of life while there is progress, and none without")
    func feeding() throws {
        let socket = try ManagerSocket()
        defer { close(socket.descriptor) }
        let manager = socket.manager(["WATCHDOG_USEC": "40000"])
        let living = Watchdog(manager) { true }
        #expect(socket.word() == "WATCHDOG=1")
        #expect(socket.word() == "WATCHDOG=1")
        living.stop()
        while socket.word(withinMs: 0) != nil {}
        let asked = Monitor(0)
        let stuck = Watchdog(manager) {
            asked.update { $0 += 1 }
            return false
        }
        asked.wait { $0 >= 3 ? () : nil }
        stuck.stop()
        #expect(socket.word(withinMs: 0) == nil)
    }
}

@Suite("Pulse")
struct PulseTests {
    private let limitUs = Pulse.limitMs * 1000

    @Test("a thread that waits for work is never stuck")
    func idle() {
        let pulse = Pulse()
        #expect(!pulse.isStuck(nowUs: .max))
        pulse.begin(nowUs: 1)
        pulse.end()
        #expect(!pulse.isStuck(nowUs: .max))
    }

    @Test("a thread is stuck when one piece of work takes longer than the limit")
    func busy() {
        let pulse = Pulse()
        pulse.begin(nowUs: 5)
        #expect(!pulse.isStuck(nowUs: 5 + limitUs))
        #expect(pulse.isStuck(nowUs: 6 + limitUs))
        pulse.begin(nowUs: 6)
        #expect(!pulse.isStuck(nowUs: 6 + limitUs))
    }
}
