import CLinux
import DebateRuntime
import DebateTestSupport
import Glibc
import Testing

@testable import DebateStore

@Suite("Doorbell")
struct DoorbellTests {
    private let home: TemporaryHome
    private let directory: String

    init() throws {
        home = try TemporaryHome()
        directory = home.path + "/live"
        try Files.makeDirectory(directory)
    }

    /// A daemon's end of a bell: bound, and read without waiting.
    private func listen(_ name: String) throws -> Int32 {
        let bell = clinux_bell_socket()
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array((directory + "/" + name).utf8CString)
        try #require(path.count <= MemoryLayout.size(ofValue: address.sun_path))
        withUnsafeMutableBytes(of: &address.sun_path) { target in
            path.withUnsafeBytes { target.copyMemory(from: $0) }
        }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(bell, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
        return bell
    }

    private func drained(_ bell: Int32) -> Int {
        var count = 0
        var byte: UInt8 = 0
        while recv(bell, &byte, 1, 0) == 1 { count += 1 }
        return count
    }

    @Test("every daemon hears it, other files are left alone")
    func rings() throws {
        let bells = [try listen("a.bell"), try listen("b.bell"), try listen("other")]
        defer { for bell in bells { close(bell) } }
        Doorbell(directory: directory).ring()
        #expect(bells.map(drained) == [1, 1, 0])
    }

    @Test("a full bell, a dead one and none at all hold nobody up")
    func neverBlocks() throws {
        let full = try listen("full.bell")
        close(try listen("dead.bell"))
        defer { close(full) }
        let doorbell = Doorbell(directory: directory)
        for _ in 0..<100_000 { doorbell.ring() }
        #expect((1...20).contains(drained(full)))
        Doorbell(directory: directory + "/nowhere").ring()
    }

    @Test("a committed group rings once, however many writes are in it")
    func onceAGroup() throws {
        try Store.migrate(settings: home.settings, log: .silent)
        let bell = try listen("a.bell")
        defer { close(bell) }
        var session = WriterSession(
            file: StoreFile(
                path: home.settings.databasePath, lockPath: home.settings.writeLockPath,
                bootID: "b"),
            doorbell: Doorbell(directory: directory), protection: WriteProtection(),
            figures: CommitFigures(), log: .silent)
        session.commit(
            (0..<5).map { number in
                submitted { _ = try $0.noteOnce("\(number)", value: "") }
            })
        #expect(drained(bell) == 1)
    }
}
