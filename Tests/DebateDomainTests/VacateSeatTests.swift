import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Vacate seat")
struct VacateSeatTests {
    @Test(
        "the last organiser who can act keeps the seat",
        arguments: [
            ([], false),
            ([.sample(2, .organiser)], false),
            ([.sample(2, .organiser, holder: 2, isDisabled: true)], false),
            ([.sample(2, .judge, holder: 2)], false),
            ([.sample(2, .organiser, holder: 2)], true),
        ] as [([Member], Bool)])
    func lastOrganiser(_ others: [Member], _ mayGo: Bool) throws {
        let organiser = Member.sample(1, .organiser, holder: 1)
        let members = [organiser] + others
        if mayGo {
            #expect(try VacateSeat.offer(organiser, among: members).seat.state == .invited)
            #expect(throws: Never.self) { try VacateSeat.remove(organiser, among: members) }
        } else {
            #expect(throws: RuleViolation.lastOrganiser) {
                try VacateSeat.offer(organiser, among: members)
            }
            #expect(throws: RuleViolation.lastOrganiser) {
                try VacateSeat.remove(organiser, among: members)
            }
        }
    }

    @Test(
        "a seat nobody has come to, and another role's, can always go",
        arguments: [
            .sample(1, .organiser), .sample(1, .judge, holder: 1),
            .sample(1, .timekeeper, holder: 1), .sample(1, .moderator),
        ] as [Member])
    func free(_ member: Member) {
        #expect(throws: Never.self) { try VacateSeat.remove(member, among: [member]) }
    }

    @Test("a seat offered anew has no holder and is not absent; the rest of it stays")
    func offer() throws {
        var judge = Member.sample(1, .judge, holder: 1)
        judge.seat.title = "教授"
        judge.seat.isChair = true
        judge.seat.isAbsent = true
        var expected = judge
        expected.seat.holder = nil
        expected.seat.isAbsent = false
        #expect(try VacateSeat.offer(judge, among: [judge]) == expected)
    }
}
