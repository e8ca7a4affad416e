import Testing

@testable import DebateCtl

@Suite("Exit status")
struct ExitStatusTests {
    @Test("the word of waitpid tells exits from signals")
    func decodes() {
        #expect(ExitStatus(waitStatus: 0) == .exited(0))
        #expect(ExitStatus(waitStatus: 78 << 8) == .exited(78))
        #expect(ExitStatus(waitStatus: 9) == .killed(signal: 9))
        #expect(ExitStatus(waitStatus: 11 | 0x80) == .killed(signal: 11))
    }
}
