/// Takes the seat a link offers. A code works once.
package struct JoinDebate: Sendable, Hashable {
    /// Absent: what was written cannot be a link's code.
    package let code: OneTimeCode?

    /// Shape: `{code}`, 26 letters, however they were pasted
    /// - Throws: `RuleViolation.fields`; a text that is no code is a wrong one, not malformed.
    package init(_ body: JSONObject, nfkc: (String) -> String) throws(RuleViolation) {
        var fields = FieldReader(body)
        let typed = fields.field("code", required: true) { value throws(FieldReason) in
            try value.asString()
        }
        try fields.finish()
        code = typed.flatMap { OneTimeCode(parsing: $0, kind: .link, nfkc: nfkc) }
    }

    /// The account that comes; `nil` for somebody without one.
    /// - Throws: `Denial.forbidden` for what acts for less than an account: a token of a lower
    ///   role or of one seat, a screen.
    package static func comer(_ authority: Authority?) throws(Denial) -> Account? {
        switch authority {
        case nil: return nil
        case .session(let account, _): return account
        case .token(let account, _, .account(let role)) where role >= account.role:
            return account
        case .token, .screen: throw .forbidden
        }
    }

    /// The invitation, if its link still counts.
    /// - Throws: `RuleViolation.badCode`
    package static func open(
        _ invitation: Invitation?, nowMs: Int64
    ) throws(RuleViolation) -> Invitation {
        guard let invitation, nowMs < invitation.expiresAtMs else { throw .badCode }
        return invitation
    }

    /// The seat when this account has taken it; a judge marked absent stays so until somebody
    /// who may says otherwise.
    /// - Throws: `RuleViolation.accountDisabled`, `.roleConflict`: the link stays open.
    package static func decide(
        _ member: Member, by account: Account, among members: [Member]
    ) throws(RuleViolation) -> Member {
        guard !account.isDisabled else { throw .accountDisabled }
        try StaffRules.checkConflict(member.seat.role, for: account.id, among: members)
        var taken = member
        taken.seat.holder = StaffSeat.Holder(account)
        return taken
    }

    /// An account for somebody who comes without one: named as the seat, and without a password.
    ///
    /// Its user name ends as its identifier does: nobody can take it beforehand.
    package static func newcomer(
        to member: Member, id: AccountID, nowMs: Int64
    ) -> Account {
        Account(
            id: id, username: "seat_\(member.number.text)_\(id.text.suffix(8))",
            profile: Account.Profile(nickname: member.seat.name), role: .viewer,
            hasPassword: false, createdAtMs: nowMs)
    }
}
