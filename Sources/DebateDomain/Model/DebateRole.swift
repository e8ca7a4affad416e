/// What an account may do in one debate, by a seat there.
package enum DebateRole: String, Sendable, Hashable, CaseIterable {
    /// 组织者
    case organiser
    /// 计时员
    case timekeeper
    /// 场控
    case moderator
    /// 评委
    case judge
}

/// A seat as its holder sees it: which debate, which role.
package struct Seat: Sendable, Hashable {
    package let debate: DebateID
    package let role: DebateRole

    package init(debate: DebateID, role: DebateRole) {
        self.debate = debate
        self.role = role
    }
}
