import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

/// What its audience and its staff do.
extension RecordedEvening {
    func say(_ text: String, by guest: Int) throws {
        let line = try recorder.talk.say(text, by: guest, atMs: recorder.nowMs)
        guard line.ordinal != nil else { return }
        try recorder.tell([ChannelEvent(.danmakuPosted(line), on: .debate(debate))])
    }

    func hold(_ text: String, by guest: Int) throws {
        let line = try recorder.talk.say(
            text, by: guest, heldFor: .newcomer, atMs: recorder.nowMs)
        let held = HeldDanmaku(danmaku: line, reason: .newcomer)
        try recorder.tell([ChannelEvent(.danmakuHeld(held), on: .staff(debate))])
    }

    func decide(_ number: Int64, becomes state: DanmakuState, _ nowMs: Int64) throws {
        let number = DanmakuNumber(number)
        let held = try hall.read { [debate] transaction throws(StoreError) in
            try transaction.heldDanmaku(of: debate, LogPosition(since: 0, limit: 9)).rows
        }
        let line = try #require(held.first { $0.danmaku.number == number }).danmaku
        let decided = try recorder.talk.decide(line, becomes: state, atMs: nowMs)
        let isPublished = state == .published
        let told = LiveEvent.danmakuDecided(
            [number], isPublished ? .approve : .reject, reason: "测试", by: "场控")
        try recorder.tell(
            (isPublished ? [ChannelEvent(.danmakuPosted(decided), on: .debate(debate))] : [])
                + [ChannelEvent(told, on: .staff(debate))])
    }

    func remove(_ removed: RemovedDanmaku) throws {
        let lines = try recorder.talk.recent().filter { line in
            switch removed {
            case .these(let numbers): numbers.contains(line.number)
            case .author(let tag): line.author.tag == tag
            }
        }
        for line in lines {
            _ = try recorder.talk.decide(line, becomes: .removed, atMs: recorder.nowMs)
        }
        try recorder.tell([
            ChannelEvent(.danmakuRemoved(removed), on: .debate(debate)),
            ChannelEvent(
                .danmakuDecided(lines.map(\.number), .remove, reason: "测试", by: "场控"),
                on: .staff(debate)),
        ])
    }

    func moderate(_ nowMs: Int64) throws {
        var moderation = Moderation()
        moderation.settings.slowSeconds = 15
        moderation.revision += 1
        let changed = moderation
        try hall.write { [debate] in try $0.update(changed, of: debate) }
        try recorder.tell([ChannelEvent(.moderationChanged(changed), on: .debate(debate))])
    }

    func give(_ nowMs: Int64) throws {
        let gift = try #require(GiftCatalogue.gift("tea"))
        let sending = SendGift(gift: gift, count: 3, side: .negative)
        let decision = try sending.decide(GiftPurse(budget: 100), last: nil, nowMs: nowMs)
        let sent = try hall.write { [debate] transaction in
            let participant = try transaction.participant(
                TalkingHall.identity(4), tag: TalkingHall.tag(4), in: debate)
            return try transaction.send(
                sending, decision, by: participant, named: "游客4", in: debate, nowMs: nowMs)
        }
        try recorder.tell([ChannelEvent(.giftSent(sent), on: .debate(debate))])
    }

    // MARK: The picture

    /// The encoder of its room comes, stays or goes, and the debate is told.
    func show(_ state: Video.State, _ nowMs: Int64) throws {
        let isSent = state == .starting || state == .live
        let encoder = RoomVideo.Encoder(
            EncoderConnection(client: "7", process: "100"), heardAtMs: nowMs)
        let video = RoomVideo(state, sinceMs: nowMs, encoder: isSent ? encoder : nil)
        try hall.write { transaction in
            try transaction.set(video, ofRoom: .sample(1), nowMs: nowMs)
            try transaction.tellVideos(nowMs: nowMs)
        }
    }

    // MARK: Seats

    func appoint(_ role: DebateRole) throws {
        let nowMs = recorder.nowMs
        let member = try hall.write { [debate] transaction in
            try transaction.insert(Member.sample(1, role).seat, in: debate, nowMs: nowMs)
        }
        try recorder.tell([ChannelEvent(.memberChanged(.now(member)), on: .staff(debate))])
    }

    func member(_ number: Int64) throws -> Member {
        let members = try hall.read { [debate] transaction throws(StoreError) in
            try transaction.members(of: debate)
        }
        return try #require(members.first { $0.number == MemberNumber(number) })
    }

    func changeSeat(_ number: Int64, _ change: (inout Member) -> Void) throws {
        var member = try member(number)
        change(&member)
        let changed = member
        try hall.write { try $0.update(changed) }
        try recorder.tell([ChannelEvent(.memberChanged(.now(changed)), on: .staff(debate))])
    }

    func removeSeat(_ number: Int64) throws {
        let member = try member(number)
        try hall.write { try $0.remove(member.number) }
        try recorder.tell([ChannelEvent(.memberChanged(.removed(member)), on: .staff(debate))])
    }
}
