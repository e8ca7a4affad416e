/// What is wrong with one field of a request.
package struct FieldProblem: Sendable, Hashable {
    /// The field's name as the request wrote it.
    package let field: String
    package let reason: FieldReason

    package init(_ field: String, _ reason: FieldReason) {
        self.field = field
        self.reason = reason
    }
}

/// The machine words for a field that cannot be taken (docs/api/README.md).
package enum FieldReason: String, Error, Sendable, Hashable {
    case required
    /// No such field here: a typing mistake must not be lost silently.
    case unknown
    case wrongType = "wrong_type"
    case tooShort = "too_short"
    case tooLong = "too_long"
    case tooMany = "too_many"
    case outOfRange = "out_of_range"
    case notAllowed = "not_allowed"
    case badFormat = "bad_format"
    case badCharacters = "bad_characters"
}

/// Why a rule refuses what was asked. Nothing has changed when one is thrown.
package enum RuleViolation: Error, Sendable, Hashable {
    /// Some fields cannot be taken; every one of them is named.
    case fields([FieldProblem])

    // MARK: Accounts

    /// Another account has this user name, or one that differs in case or width only.
    case nameTaken
    /// One of the passwords everybody tries.
    case weakPassword
    case registrationClosed
    /// Also for a user name nobody has: the two are not told apart.
    case badCredentials
    case accountDisabled
    /// The installation must keep an operator who can log in.
    case lastOperator

    // MARK: Rates

    /// Too often by one who may.
    case rateLimited(waitMs: Int64)
    /// Too many failures.
    case tooManyAttempts(waitMs: Int64)

    // MARK: Seats, links, tickets

    case unknownUser
    /// A judge may not be organiser of the same debate; nobody holds one role twice.
    case roleConflict
    case lastOrganiser
    case limitReached(max: Int)
    /// No member's link has this code, or it was used.
    case badCode
    case badTicket
    /// Bound to another device.
    case ticketInUse
    case ticketVoid
    case ticketNotBound
    case notAVoter

    // MARK: Repeats and shared values

    case badIdempotencyKey
    /// The key named another request before.
    case keyReused
    /// Done before; its secret is shown once only.
    case alreadyDone
    /// Somebody else changed it; `current` is its revision now.
    case revisionMoved(current: Int)

    // MARK: Rooms and debates

    case unknownRoom
    case roomBusy(DebateID?)
    case roomDisabled
    /// The room plays an outside address: it has no key.
    case notIngest
    /// A recording is still written.
    case recordingActive
    case alreadyLive
    case alreadyEnded
    case notLive
    case notDeletable
    /// These fields cannot change at this stage.
    case locked([String])
    case rulesLocked

    // MARK: Rounds and ballots

    case roundExists
    /// Another round is open.
    case roundOpen(roundID: String)
    case roundStarted
    case roundNotOpen
    case roundClosed
    case roundNotClosed
    case roundVoided
    case alreadyRevealed
    /// Which round comes first, in the order chosen before.
    case revealOrder(next: String)
    case revealWidens
    case notRevealed
    /// This round takes no second ballot.
    case alreadyVoted
    case undecidedNotTaken

    // MARK: Danmaku, likes, gifts

    case textTooLong(maxCharacters: Int)
    case forbiddenWord
    case slowMode(waitMs: Int64)
    case duplicateText(waitMs: Int64)
    /// `untilMs` absent: until the debate ends.
    case muted(untilMs: Int64?)
    case banned
    case ticketsOnly
    /// Danmaku, likes or gifts are not taken (any more).
    case interactionClosed
    case staffExempt
    case shieldOn
    case unknownGift
    case budgetSpent(pointsLeft: Int)

    /// There is none, or it is not the caller's to know.
    case notFound
    case badImage
}
