/// What holds for a debate's staff whoever changes it; decided on all its seats at once.
package enum StaffRules {
    package static let mostJudges = 15
    /// Of all roles together, invited ones too.
    package static let mostSeats = 50

    package static let nameRule = EditProfile.nicknameRule
    package static let titleRule = TextRule(length: 0...20)

    /// - Throws: `RuleViolation.limitReached`
    static func checkRoom(
        for role: DebateRole, among members: [Member]
    ) throws(RuleViolation) {
        let judges = members.count { $0.seat.role == .judge }
        if role == .judge, judges >= mostJudges { throw .limitReached(max: mostJudges) }
        if members.count >= mostSeats { throw .limitReached(max: mostSeats) }
    }

    /// A judge is not organiser of the same debate; nobody holds one role twice.
    /// - Throws: `RuleViolation.roleConflict`
    static func checkConflict(
        _ role: DebateRole, for account: AccountID, among members: [Member]
    ) throws(RuleViolation) {
        for member in members where member.seat.holder?.account == account {
            let held = member.seat.role
            if held == role || Set([held, role]) == [.judge, .organiser] { throw .roleConflict }
        }
    }

    /// The debate keeps an organiser who can act, also when this seat is vacated.
    ///
    /// A seat nobody has come to, and another role's, can always go.
    /// - Throws: `RuleViolation.lastOrganiser`
    static func checkOrganiserStays(
        without leaving: Member, among members: [Member]
    ) throws(RuleViolation) {
        guard leaving.seat.role == .organiser, leaving.seat.holder != nil else { return }
        let hasOther = members.contains { member in
            guard member.number != leaving.number, let holder = member.seat.holder else {
                return false
            }
            return member.seat.role == .organiser && !holder.isDisabled
        }
        guard hasOther else { throw .lastOrganiser }
    }

    /// The seats that give up the chair to this one, as they are then: a panel has one (rule J4).
    package static func formerChairs(
        after member: Member, among members: [Member]
    ) -> [Member] {
        guard member.seat.isChair else { return [] }
        return members.filter { $0.seat.isChair && $0.number != member.number }.map { former in
            var former = former
            former.seat.isChair = false
            return former
        }
    }
}
