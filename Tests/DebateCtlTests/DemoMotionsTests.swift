import DebateDomain
import Testing

@testable import DebateCtl

@Suite("Demo motions")
struct DemoMotionsTests {
    private let motions = DemoMotions.groups.flatMap(\.motions)

    @Test("seventy at least, in the suggested categories and two more")
    func catalogue() {
        #expect(motions.count >= 70)
        let categories = DemoMotions.groups.map(\.category)
        #expect(Set(categories) == Set(Category.suggested + ["科技", "社会"]))
        #expect(Set(categories).count == categories.count)
    }

    @Test("no title and no motion twice")
    func isUnique() {
        #expect(Set(motions.map(\.title)).count == motions.count)
        #expect(Set(motions.map(\.motion)).count == motions.count)
    }

    @Test("no title holds the mark that separates a showing")
    func noMark() {
        #expect(motions.allSatisfy { !$0.title.contains(DemoDebates.showingMark) })
    }

    @Test("hosts and teams are all different")
    func people() {
        #expect(DemoPeople.hosts.count >= 30)
        #expect(Set(DemoPeople.hosts).count == DemoPeople.hosts.count)
        #expect(Set(DemoPeople.teams).count == DemoPeople.teams.count)
    }
}
