/// One act to be put on record: who, from where, what, on what, before and after (rule R1).
package struct AuditEntry: Sendable, Hashable {
    /// Milliseconds UTC.
    package let atMs: Int64
    package let actor: Actor
    package let action: AuditAction
    /// The debate it concerns; absent for an act on the installation.
    package let debate: DebateID?
    /// What was acted upon: `user/<id>`, `member/p6`, `live/<id>`.
    package let target: String
    /// JSON of what it was and what it became; absent where there was or is nothing.
    package let before: String?
    package let after: String?
    /// What the actor gave as reason, where one is asked for.
    package let reason: String?

    package init(
        atMs: Int64, actor: Actor, action: AuditAction, debate: DebateID? = nil, target: String,
        before: String? = nil, after: String? = nil, reason: String? = nil
    ) {
        self.atMs = atMs
        self.actor = actor
        self.action = action
        self.debate = debate
        self.target = target
        self.before = before
        self.after = after
        self.reason = reason
    }

    /// Who acts.
    package enum Actor: Sendable, Hashable {
        case account(AccountID, username: String, address: String)
        /// A person at the server's shell.
        case commandLine
        /// A plan whose time has come.
        case plan
    }
}

/// The words for acts on record.
package enum AuditAction: String, Sendable, Hashable, CaseIterable {
    case userCreate = "user.create"
    case userEdit = "user.edit"
    case userPassword = "user.password"
    case tokenCreate = "token.create"
    case tokenRevoke = "token.revoke"
    case roomCreate = "room.create"
    case roomEdit = "room.edit"
    case roomDelete = "room.delete"
    case roomKeyShow = "room.key.show"
    case roomKeyRotate = "room.key.rotate"
    case debateCreate = "debate.create"
    case debateEdit = "debate.edit"
    case debateStart = "debate.start"
    case debateEnd = "debate.end"
    case debateRerun = "debate.rerun"
    case debateArchive = "debate.archive"
    case debateRestore = "debate.restore"
    case debateDelete = "debate.delete"
    case memberAppoint = "member.appoint"
    case memberEdit = "member.edit"
    case memberLink = "member.link"
    case memberJoin = "member.join"
    case memberRemove = "member.remove"
    case ticketCreate = "ticket.create"
    case ticketRelease = "ticket.release"
    case ticketVoid = "ticket.void"
    case roundCreate = "round.create"
    case roundEdit = "round.edit"
    case roundDelete = "round.delete"
    case roundOpen = "round.open"
    case roundClose = "round.close"
    case roundVoid = "round.void"
    case roundReveal = "round.reveal"
    case screenCreate = "screen.create"
    case screenRevoke = "screen.revoke"
    case recordingDelete = "recording.delete"
    case moderationChange = "moderation.change"
    case shieldRaise = "shield.raise"
    case shieldLower = "shield.lower"
    case wordsReplace = "words.replace"
    case danmakuApprove = "danmaku.approve"
    case danmakuReject = "danmaku.reject"
    case danmakuRemove = "danmaku.remove"
    case personRestrict = "person.restrict"
    case personRelease = "person.release"

    /// Whether it belongs to the installation's record too, though it concerns one debate.
    package var isAppointment: Bool { rawValue.hasPrefix("member.") }
}

/// An act as it stands on record.
package struct AuditRecord: Sendable, Hashable {
    /// `a<number>` on the wire; dense but for acts that failed.
    package let number: Int64
    package let atMs: Int64
    /// Absent: the command line.
    package let actor: AccountID?
    package let actorName: String
    /// An address, or `debatectl`.
    package let origin: String
    package let action: String
    package let debate: DebateID?
    package let target: String
    package let before: String?
    package let after: String?
    package let reason: String?
    /// BLAKE2b-256 of the row before and this one, base64url.
    package let hash: String

    package init(
        number: Int64, atMs: Int64, actor: AccountID?, actorName: String, origin: String,
        action: String, debate: DebateID?, target: String, before: String?, after: String?,
        reason: String?, hash: String
    ) {
        self.number = number
        self.atMs = atMs
        self.actor = actor
        self.actorName = actorName
        self.origin = origin
        self.action = action
        self.debate = debate
        self.target = target
        self.before = before
        self.after = after
        self.reason = reason
        self.hash = hash
    }
}
