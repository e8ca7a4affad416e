import Testing

@testable import DebateCtl

@Suite("Capacity")
struct CapacityTests {
    @Test("nginx asks for no more descriptors than it may have, nor for more than it needs")
    func descriptors() {
        let few = Capacity(openFiles: 1024, daemons: 1)
        #expect((few.openFiles, few.connections) == (1024, 768))
        let many = Capacity(openFiles: .max, daemons: 1)
        #expect((many.openFiles, many.connections) == (32_768, 32_512))
        #expect(Capacity(openFiles: 256, daemons: 1).connections == 128)
    }

    @Test(
        "a viewer takes two of nginx's connections and one of a daemon's",
        arguments: [
            (20_000, 1, 19_700), (20_000, 2, 19_700), (1024, 1, 700), (1024, 0, 0),
            (Int.max, 2, 32_500), (10, 1, 0),
        ])
    func viewers(_ openFiles: Int, _ daemons: Int, _ expected: Int) {
        #expect(Capacity(openFiles: openFiles, daemons: daemons).viewers == expected)
    }
}
