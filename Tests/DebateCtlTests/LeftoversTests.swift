import Testing

@testable import DebateCtl

@Suite("Leftovers")
struct LeftoversTests {
    private let leftovers = Leftovers(home: "/h", programs: ["nginx", "debate-fcgi"])

    @Test(
        "a program of ours in this home is a leftover, replaced on disk or not",
        arguments: ["/usr/sbin/nginx", "/b/debate-fcgi", "/b/debate-fcgi (deleted)"])
    func ours(_ executable: String) {
        #expect(leftovers.isOurs(executable: executable, directory: "/h"))
    }

    @Test("programs of another home are left alone", arguments: ["/", "/h2", "/h/run", ""])
    func otherHome(_ directory: String) {
        #expect(!leftovers.isOurs(executable: "/usr/sbin/nginx", directory: directory))
    }

    @Test(
        "other programs in this home are left alone",
        arguments: ["/usr/bin/sqlite3", "/usr/bin/vi", "/nginx/x", "/b/debatectl", ""])
    func otherPrograms(_ executable: String) {
        #expect(!leftovers.isOurs(executable: executable, directory: "/h"))
    }
}
