import DebateDomain

/// What happened, in one line: Chinese first, then English.
///
/// Nothing here is safe for a terminal yet: `WatchScreen` makes it so.
enum EventLine {
    static func text(_ event: ReceivedEvent, _ board: HallBoard) -> String {
        let data = event.data
        switch event.name {
        case "debate.started": return "直播开始 debate started: \(board.title)"
        case "debate.ended": return "直播结束 debate ended\(summary(data["summary"]))"
        case "debate.updated": return "信息更新 debate updated: \(board.title)"
        case "round.opened", "round.updated", "round.closed", "round.revealed", "round.voided":
            return round(event, board)
        case "round.removed":
            return "投票撤销 round \(data["roundId"]?.string ?? "") removed"
        case "danmaku.posted": return "弹幕 danmaku " + line(data["danmaku"], board)
        case "danmaku.removed":
            let count = data["ids"]?.elements?.count
            return "弹幕撤下 danmaku removed: " + (count.map { "\($0)" } ?? "一人全部 all of one author")
        case "gift.sent": return "礼物 gift " + gift(data["gift"], board)
        case "moderation.changed": return "发言规则 moderation: " + moderation(data["moderation"])
        case "video.changed":
            return "画面 video: \(data["video"]?["state"]?.string ?? "")"
        case "danmaku.held": return "待审 held " + line(data["held"], board)
        case "danmaku.decided":
            let count = data["ids"]?.elements?.count ?? 0
            return "审毕 decided: \(data["verdict"]?.string ?? "") ×\(count)"
        default: return "事件 event \(event.name)"
        }
    }

    /// A tally as people read it; empty when there is none.
    static func tally(_ tally: JSONValue?, _ board: HallBoard) -> String {
        guard let affirmative = tally?["affirmative"]?.integer,
            let negative = tally?["negative"]?.integer
        else { return "" }
        let undecided = tally?["undecided"]?.integer ?? 0
        return "\(board.label(.affirmative)) \(affirmative) : \(negative) \(board.label(.negative))"
            + (undecided > 0 ? ", 未定 undecided \(undecided)" : "")
    }

    private static func round(_ event: ReceivedEvent, _ board: HallBoard) -> String {
        let id = event.data["round"]?["id"]?.string ?? ""
        let kind = event.data["round"]?["kind"]?.string ?? ""
        let name = "round \(id) (\(kind))"
        let tally = tally(event.data["tally"], board)
        let told = tally.isEmpty ? "" : ": \(tally)"
        switch event.name {
        case "round.opened":
            return "投票开始 \(name) opened, \(event.data["round"]?["reveal"]?.string ?? "")"
        case "round.closed": return "投票结束 \(name) closed\(told)"
        case "round.revealed": return "结果揭晓 \(name) revealed\(told)"
        case "round.voided":
            return "投票作废 \(name) void: \(event.data["reason"]?.string ?? "")"
        default: return "投票调整 \(name) updated\(told)"
        }
    }

    private static func line(_ danmaku: JSONValue?, _ board: HallBoard) -> String {
        let side = board.label(danmaku?["side"]).map { "[\($0)] " } ?? ""
        let author = danmaku?["author"]?["name"]?.string ?? ""
        return "\(side)\(author): \(danmaku?["text"]?.string ?? "")"
    }

    private static func gift(_ gift: JSONValue?, _ board: HallBoard) -> String {
        let side = board.label(gift?["side"]).map { " → \($0)" } ?? ""
        let author = gift?["author"]?["name"]?.string ?? ""
        return "\(author): \(gift?["name"]?.string ?? "") ×\(gift?["count"]?.integer ?? 1), "
            + "\(gift?["points"]?.integer ?? 0) 分 points\(side)"
    }

    private static func moderation(_ moderation: JSONValue?) -> String {
        let slow = moderation?["slowSeconds"]?.integer ?? 0
        return (moderation?["mode"]?.string ?? "") + (slow > 0 ? ", 慢速 slow \(slow) s" : "")
            + (moderation?["ticketsOnly"] == .boolean(true) ? ", 凭票 tickets only" : "")
    }

    private static func summary(_ summary: JSONValue?) -> String {
        let parts = [
            ("voters", "投票 voters"), ("likes", "点赞 likes"), ("danmaku", "弹幕 danmaku"),
            ("peakViewers", "最多观众 peak viewers"),
        ].compactMap { name, words in
            (summary?[name]?.integer).map { "\(words) \($0)" }
        }
        return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
    }
}
