import DebateDomain
import DebateStore

/// Gifts without money: points of a budget every viewer has in a debate.
enum GiftHandlers {
    /// The catalogue: `[{id, name, nameEn, points, icon}]`, the smallest first.
    static func catalogue(_ call: Call) throws -> Reply {
        Reply(ListView(rows: GiftCatalogue.all.map(GiftView.init)))
    }

    /// Sends some of one kind: `{gift, pointsLeft}`.
    static func send(_ call: Call) throws -> Reply {
        let sending = try SendGift(call.jsonObject())
        let (identity, tag) = try call.identity()
        try call.services.limits.countGift(by: identity, nowMs: call.nowMs)
        let (debate, name, nowMs) = (call.debate, call.caller.publicName(tag), call.nowMs)
        let words = call.services.words
        try call.prepareWords()
        return try call.commit { transaction in
            let part = try transaction.takePart(identity, tag: tag, in: debate, nowMs: nowMs)
            let participant = part.participant
            let purse = GiftPurse(
                budget: part.giftBudget,
                spent: try transaction.reading.spentPoints(of: participant))
            let decision = try sending.decide(
                purse, last: try transaction.reading.lastRun(of: participant), nowMs: nowMs)
            let shown = name.shown(try words.matcher(of: debate, transaction.reading))
            let sent = try transaction.send(
                sending, decision, by: participant, named: shown, in: debate, nowMs: nowMs)
            try transaction.append(
                [ChannelEvent(.giftSent(sent), on: .debate(debate))], nowMs: nowMs)
            return Reply(SentGiftView(gift: sent, pointsLeft: decision.purse.left))
        }
    }

    private struct GiftView: JSONWritable {
        let gift: Gift

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("id", gift.id)
                json.member("name", gift.name)
                json.member("nameEn", gift.englishName)
                json.member("points", gift.points)
                json.member("icon", gift.icon)
            }
        }
    }

    private struct SentGiftView: JSONWritable {
        let gift: SentGift
        let pointsLeft: Int

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.key("gift")
                gift.write(to: &json)
                json.member("pointsLeft", pointsLeft)
            }
        }
    }
}
