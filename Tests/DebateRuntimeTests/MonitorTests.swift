import DebateRuntime
import DebateTestSupport
import Testing

@Suite("Monitor")
struct MonitorTests {
    @Test("an update wakes every thread that waits for it")
    func wakesAll() {
        let gate = Monitor((waiting: 0, isOpen: false))
        let passed = Monitor(0)
        let threads = (0..<8).map { index in
            Thread(name: "waiter-\(index)") {
                gate.update { $0.waiting += 1 }
                gate.wait { $0.isOpen ? () : nil }
                passed.update { $0 += 1 }
            }
        }
        gate.wait { $0.waiting == 8 ? () : nil }
        #expect(passed.update { $0 } == 0)
        gate.update { $0.isOpen = true }
        for thread in threads { thread.join() }
        #expect(passed.update { $0 } == 8)
    }

    @Test("updates of many threads never lose one")
    func exclusion() {
        let count = Monitor(0)
        onThreads(8) { _ in
            for _ in 0..<2000 { count.update { $0 += 1 } }
        }
        #expect(count.update { $0 } == 16_000)
    }

    @Test("what is waited for can be taken by one waiter only")
    func takes() {
        let queue = Monitor<[Int]>([])
        let taken = Monitor<[Int]>([])
        let threads = (0..<4).map { index in
            Thread(name: "taker-\(index)") {
                let item = queue.wait { $0.popLast() }
                taken.update { $0.append(item) }
            }
        }
        for item in 0..<4 { queue.update { $0.append(item) } }
        for thread in threads { thread.join() }
        #expect(taken.update { $0.sorted() } == [0, 1, 2, 3])
    }
}
