/// One debate as its audience may see it, at one position of its channel.
///
/// The store reads it whole for a snapshot; a client holds the same and applies the events that
/// follow. Both must come to the same value, and a test holds them to it.
package struct DebateState: Sendable, Hashable {
    package var debate: Debate
    /// In the order they were made, void ones included.
    package var rounds: [PublicRound]
    package var moderation: Moderation
    /// Of the last 50 danmaku sent to all screens those that were not removed, the oldest first.
    package var danmaku: [Danmaku]
    package var video: Video
    /// When it was read: what follows from the clock is told as of then.
    package var readAt: ReadTime

    package init(
        debate: Debate, rounds: [PublicRound] = [], moderation: Moderation = Moderation(),
        danmaku: [Danmaku] = [], video: Video = .none, readAt: ReadTime = ReadTime(0)
    ) {
        self.debate = debate
        self.rounds = rounds
        self.moderation = moderation
        self.danmaku = danmaku
        self.video = video
        self.readAt = readAt
    }

    /// Takes in an event of the debate's public channel. Cannot fail: what an event brings was
    /// decided before it was made.
    package mutating func apply(_ event: LiveEvent) {
        switch event {
        case .debateUpdated(let debate), .debateStarted(let debate), .debateEnded(let debate, _):
            self.debate = debate
        case .roundOpened, .roundUpdated, .roundRemoved, .roundClosed, .roundRevealed,
            .roundVoided:
            rounds.apply(event)
        case .danmakuPosted(let danmaku): post(danmaku)
        case .danmakuRemoved(.these(let numbers)):
            danmaku.removeAll { numbers.contains($0.number) }
        case .danmakuRemoved(.author(let tag)):
            danmaku.removeAll { $0.author.tag == tag }
        case .moderationChanged(let moderation):
            self.moderation = moderation
        case .videoChanged(let video):
            self.video = video
        case .debateListed, .debateUnlisted, .danmakuHeld, .danmakuDecided, .personRestricted,
            .memberChanged:
            break
        case .giftSent: break  // seen once; what it adds up to stands in the counters
        }
    }

    /// By the ordinal and not by the count, so that a line removed long ago lets no older one stay:
    /// whoever came late and whoever was there from the start then hold the same.
    private mutating func post(_ posted: Danmaku) {
        guard let ordinal = posted.ordinal else { return }
        danmaku.removeAll { line in
            (line.ordinal ?? 0) <= ordinal - Int64(Danmaku.recentCount)
                || line.number == posted.number
        }
        danmaku.append(posted)
    }
}

/// When a state was read, milliseconds UTC: it makes no difference between two states.
package struct ReadTime: Sendable, Hashable {
    package let ms: Int64

    package init(_ ms: Int64) {
        self.ms = ms
    }

    package static func == (left: ReadTime, right: ReadTime) -> Bool { true }

    package func hash(into hasher: inout Hasher) {}
}
