/// Takes a seat from whoever holds it.
package enum VacateSeat {
    /// The seat, offered anew: its former link and holder count no more.
    /// - Throws: `RuleViolation.lastOrganiser`
    package static func offer(
        _ member: Member, among members: [Member]
    ) throws(RuleViolation) -> Member {
        try StaffRules.checkOrganiserStays(without: member, among: members)
        var offered = member
        offered.seat.holder = nil
        offered.seat.isAbsent = false
        return offered
    }

    /// Whether the seat may go altogether.
    /// - Throws: `RuleViolation.lastOrganiser`
    package static func remove(
        _ member: Member, among members: [Member]
    ) throws(RuleViolation) {
        try StaffRules.checkOrganiserStays(without: member, among: members)
    }
}
