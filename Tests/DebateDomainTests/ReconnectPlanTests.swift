import DebateDomain
import DebateTestSupport
import Testing

@Suite("Reconnect plan")
struct ReconnectPlanTests {
    @Test("the bound of the wait doubles up to twenty seconds")
    func doubling() {
        var plan = ReconnectPlan()
        let bounds = (0..<9).map { _ in plan.lost(answeredForMs: nil) }
        #expect(bounds == [500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000])
        #expect((0..<100).map { _ in plan.lost(answeredForMs: 0) }.allSatisfy { $0 == 20_000 })
    }

    @Test("a minute of health forgets the losses, less does not")
    func health() {
        var plan = ReconnectPlan()
        for _ in 0..<4 { _ = plan.lost(answeredForMs: nil) }
        #expect(plan.lost(answeredForMs: 59_999) == 8000)
        #expect(plan.lost(answeredForMs: 60_000) == 500)
        #expect(plan.lost(answeredForMs: nil) == 1000)
    }

    @Test("a farewell sets the next wait, once, within reason")
    func farewell() {
        var plan = ReconnectPlan()
        plan.heardBye(spreadMs: 3000)
        #expect(plan.lost(answeredForMs: 5) == 3000)
        #expect(plan.lost(answeredForMs: 5) == 1000)
        plan.heardBye(spreadMs: .max)
        #expect(plan.lost(answeredForMs: 5) == 60_000)
        plan.heardBye(spreadMs: -1)
        #expect(plan.lost(answeredForMs: 5) == 0)
    }

    @Test("three sockets in vain, one after the other, and it polls; one that answers ends that")
    func polling() {
        var plan = ReconnectPlan()
        _ = plan.lost(answeredForMs: nil)
        _ = plan.lost(answeredForMs: nil)
        _ = plan.lost(answeredForMs: 1)
        _ = plan.lost(answeredForMs: nil)
        _ = plan.lost(answeredForMs: nil)
        #expect(!plan.polls)
        _ = plan.lost(answeredForMs: nil)
        #expect(plan.polls)
        _ = plan.lost(answeredForMs: 0)
        #expect(!plan.polls)
    }

    @Test("waits are spread over the whole bound")
    func jitter() {
        var random = SeededRandom("reconnect jitter")
        var plan = ReconnectPlan()
        for _ in 0..<10 { _ = plan.lost(answeredForMs: nil) }
        let waits = (0..<2000).map { _ in plan.lost(answeredForMs: nil, using: &random) }
        #expect(waits.allSatisfy { (0...20_000).contains($0) })
        let quarters = Dictionary(grouping: waits) { min($0 / 5000, 3) }
        #expect((0..<4).allSatisfy { (350...650).contains(quarters[$0]?.count ?? 0) })
    }

    @Test(
        "a code tells whether and how to come back",
        arguments: [
            (nil, AfterClose.resume), (1000, .resume), (1001, .resume), (1006, .resume),
            (1011, .resume), (1012, .resume), (1013, .resume), (4000, .resume), (4001, .resume),
            (4002, .resume), (4005, .resume), (4499, .resume), (4003, .startAnew),
            (4004, .renewToken), (1002, .stop), (1003, .stop), (1007, .stop), (1008, .stop),
            (1009, .stop), (1010, .stop), (4500, .stop), (4506, .stop), (4999, .stop),
        ] as [(Int?, AfterClose)])
    func codes(_ code: Int?, _ after: AfterClose) {
        #expect(AfterClose(code: code) == after)
    }
}
