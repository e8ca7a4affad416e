/// One kind of caller; a route names those who may use it, and nobody else may.
///
/// The raw value is the letter of the route table (docs/api/access.md).
package enum Who: String, Sendable, Hashable, CaseIterable {
    /// Anyone, logged in or not.
    case anyone = "A"
    /// A voter: an account, or a device known by its cookie.
    case voter = "V"
    /// Logged in, by a session or an API token.
    case loggedIn = "U"
    /// Logged in by a session to an account with a password: neither programs nor those who came by
    /// a member's link manage passwords, sessions and tokens.
    case inPerson = "U*"
    /// May create debates: account role organiser or operator.
    case creator = "C"
    /// Account role operator.
    case `operator` = "P"
    /// Account role operator, by a session: no program makes accounts, changes roles or hands out
    /// passwords, or its token would be worth more than its role.
    case operatorInPerson = "P*"
    /// A seat in the debate of the path.
    case organiser = "O"
    case timekeeper = "T"
    case moderator = "M"
    case judge = "J"
    /// A screen's link of this debate.
    case screen = "S"

    /// The seat this letter stands for.
    package var seat: DebateRole? {
        switch self {
        case .organiser: .organiser
        case .timekeeper: .timekeeper
        case .moderator: .moderator
        case .judge: .judge
        default: nil
        }
    }

    /// Whether a write by this kind of caller is the work of staff (native API §5).
    package var isStaff: Bool {
        self == .creator || self == .operator || self == .operatorInPerson || seat != nil
    }
}

/// What is known of a caller when a route's door is reached.
package struct CallerFacts: Sendable, Hashable {
    package var authority: Authority?
    /// A secret was presented and is unknown, ended or of a disabled account.
    package var bringsDeadSecret: Bool
    package var hasDevice: Bool
    /// The debate the path names: absent when it names none, or none that exists.
    package var debate: DebateID?
    /// The path names a debate that does not exist.
    package var debateIsMissing: Bool
    /// The path names a rehearsal: who has no part in it learns nothing of it (rule L8).
    package var debateIsHidden: Bool
    /// The account's seats in that debate.
    package var seats: Set<DebateRole>

    package init(
        authority: Authority? = nil, bringsDeadSecret: Bool = false, hasDevice: Bool = false,
        debate: DebateID? = nil, debateIsMissing: Bool = false, debateIsHidden: Bool = false,
        seats: Set<DebateRole> = []
    ) {
        self.authority = authority
        self.bringsDeadSecret = bringsDeadSecret
        self.hasDevice = hasDevice
        self.debate = debate
        self.debateIsMissing = debateIsMissing
        self.debateIsHidden = debateIsHidden
        self.seats = seats
    }

    /// Takes in what the store says of the path's debate: the account's seats there, `nil` when
    /// there is no such debate.
    package mutating func place(in debate: DebateID?, seats: Set<DebateRole>?) {
        self.debate = seats == nil ? nil : debate
        debateIsMissing = seats == nil
        self.seats = seats ?? []
    }

    /// The same caller as seen from a rehearsal they have no part in: it is not there.
    ///
    /// Its staff have a part in it, its screens, and operators, who appoint in every debate.
    fileprivate var seenFromOutside: CallerFacts {
        guard debateIsHidden, let debate else { return self }
        if DebateRole.allCases.contains(where: holds) { return self }
        if authority?.accountRole == .operator { return self }
        if case .screen(debate, _)? = authority { return self }
        var outside = self
        outside.place(in: nil, seats: nil)
        return outside
    }

    /// Whether the caller holds this seat in the debate of the path, and may use it here.
    package func holds(_ role: DebateRole) -> Bool {
        guard let debate, let authority, seats.contains(role) else { return false }
        return authority.carries(Seat(debate: debate, role: role))
    }
}

/// Why a caller may not pass.
package enum Denial: Error, Sendable, Hashable {
    /// Nobody is logged in.
    case loginRequired
    /// Somebody was, and is no more.
    case sessionExpired
    /// Known, but this is not theirs to do.
    case forbidden
    /// No identity that could vote.
    case notAVoter
    /// The path names a debate that does not exist.
    case noSuchDebate
}

/// Decides whether a caller may use a route. What is not allowed here is forbidden.
package enum Authorise {
    /// - Throws: `Denial`, the login before the role: who is unknown learns nothing else.
    package static func decide(_ who: Set<Who>, _ caller: CallerFacts) throws(Denial) {
        let facts = caller.seenFromOutside
        if who.contains(.anyone) || who.contains(where: { holds($0, facts) }) {
            if facts.debateIsMissing { throw .noSuchDebate }
            return
        }
        guard let authority = facts.authority else {
            if facts.bringsDeadSecret { throw .sessionExpired }
            throw who.contains(.voter) ? .notAVoter : .loginRequired
        }
        // Whoever may organise something may learn that a debate is not there.
        if facts.debateIsMissing, authority.account != nil { throw .noSuchDebate }
        throw .forbidden
    }

    private static func holds(_ who: Who, _ facts: CallerFacts) -> Bool {
        switch who {
        case .anyone: return true
        case .voter: return facts.authority?.account != nil || voterByDevice(facts)
        case .loggedIn: return facts.authority?.account != nil
        case .inPerson: return isInPerson(facts)
        case .creator: return (facts.authority?.accountRole).map { $0 >= .organiser } ?? false
        case .operator: return facts.authority?.accountRole == .operator
        case .operatorInPerson:
            return isInPerson(facts) && facts.authority?.accountRole == .operator
        case .organiser, .timekeeper, .moderator, .judge:
            return who.seat.map(facts.holds) ?? false
        case .screen:
            guard case .screen(let debate, _)? = facts.authority else { return false }
            return debate == facts.debate
        }
    }

    private static func isInPerson(_ facts: CallerFacts) -> Bool {
        if case .session(let account, _)? = facts.authority { account.hasPassword } else { false }
    }

    private static func voterByDevice(_ facts: CallerFacts) -> Bool {
        facts.hasDevice && facts.authority == nil
    }
}
