import Testing

@testable import DebateCtl

@Suite("Run directory")
struct RunDirectoryTests {
    private let long = "/" + String(repeating: "x", count: 90)

    @Test("90 bytes are kept")
    func kept() {
        let wished = String(long.dropLast())
        let directory = RunDirectory(wished: wished, home: "/h", userID: 7)
        #expect(directory.path == wished)
        #expect(!directory.isShortened)
    }

    @Test("91 bytes are exchanged for a short name that fits a socket")
    func shortened() {
        let directory = RunDirectory(wished: long, home: "/h", userID: 7)
        #expect(directory.isShortened)
        #expect(directory.path.hasPrefix("/tmp/debate-7-"))
        #expect(directory.path.utf8.count <= 90)
    }

    @Test("bytes count, not letters")
    func bytes() {
        let wished = "/" + String(repeating: "空", count: 30)
        #expect(RunDirectory(wished: wished, home: "/h", userID: 7).isShortened)
    }

    @Test("the short name is the same for the same home and another for another")
    func deterministic() {
        let first = RunDirectory(wished: long, home: "/h1", userID: 7)
        #expect(first == RunDirectory(wished: long, home: "/h1", userID: 7))
        #expect(first != RunDirectory(wished: long, home: "/h2", userID: 7))
        #expect(first != RunDirectory(wished: long, home: "/h1", userID: 8))
    }
}
