import Testing

@testable import DebateLive

/// Whatever happens on the way, a client ends with what the store holds.
@Suite("Convergence")
struct ConvergenceTests {
    /// Of each kind.
    static let runs = 2000
    /// Each writes to a disk.
    static let storeRuns = 20

    @Test("random evenings end with every client at the store's state", arguments: [false, true])
    func converges(isFaulty: Bool) throws {
        var seen = ModelClient.Seen()
        for number in 0..<Self.runs {
            var run = ModelRun("evening \(number)", ModelLog(), isFaulty: isFaulty)
            let wrong = try run.run()
            seen = seen.merging(run.seen)
            #expect(wrong == nil, "evening \(number)")
            if wrong != nil { return }
        }
        // What was tried is what it is about.
        #expect(seen.snapshots > Self.runs && seen.replays > Self.runs / 2)
        #expect(seen.events > Self.runs * 10 && seen.ticks > Self.runs)
        #expect(isFaulty == (seen.restarts > Self.runs / 10))
    }

    @Test(
        "a client or a daemon that leaves out a rule ends elsewhere",
        arguments: Mutation.allCases.filter { $0 != .none })
    func mutations(mutation: Mutation) throws {
        for number in 0..<Self.runs {
            var run = ModelRun(
                "evening \(number)", ModelLog(), mutation: mutation, isFaulty: true)
            do {
                if try run.run() != nil { return }
            } catch {
                // A frame that cannot be read is noticed as well.
                return
            }
        }
        Issue.record("nothing was noticed in \(Self.runs) evenings")
    }

    @Test("the same over the real store, with its backups put in its place")
    func store() throws {
        var seen = ModelClient.Seen()
        for number in 0..<Self.storeRuns {
            var run = ModelRun(
                "stored evening \(number)", try StoredLog(), steps: 150, isFaulty: true)
            let wrong = try run.run()
            #expect(wrong == nil, "stored evening \(number)")
            seen = seen.merging(run.seen)
        }
        #expect(seen.snapshots > Self.storeRuns && seen.events > Self.storeRuns * 2)
    }
}
