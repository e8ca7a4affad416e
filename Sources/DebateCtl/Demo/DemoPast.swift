import DebateDomain
import DebateStore

/// What happened in a demo debate before it was made: its numbers, spread over the time it was live,
/// so that its charts add up to what its record says.
enum DemoPast {
    /// Points of a chart.
    private static let steps = 40

    /// Writes the past of a debate that has begun.
    static func write(
        of debate: Debate, nowMs: Int64, _ transaction: borrowing WriteTransaction
    ) throws(StoreError) {
        guard let startedAtMs = debate.life.startedAtMs else { return }
        let endMs = max(startedAtMs, debate.life.endedAtMs ?? nowMs)
        let likes = spread(debate.counts.likes)
        let danmaku = spread(debate.counts.comments)
        // Somebody watches once in a while: a fifth of those who ever came are there at the height.
        let height = spread(debate.counts.views * steps / 5)
        var span: Int64 = -1
        for step in 0..<steps {
            let atMs = startedAtMs + (endMs - startedAtMs) * Int64(step) / Int64(steps)
            // Watchers of one span are not more people, as likes of one span are more likes.
            let isNewSpan = atMs / Activity.spanMs != span
            span = atMs / Activity.spanMs
            let side = [Side.affirmative, .negative, nil, .affirmative, .negative][step % 5]
            let happened: [(Activity, Int)] = [
                (.likes, likes[step]), (.danmaku, danmaku[step]),
                (.viewers, isNewSpan ? height[step] : 0),
            ]
            for (activity, amount) in happened where amount > 0 {
                try transaction.count(
                    activity, amount, for: activity == .viewers ? nil : side, in: debate.id,
                    nowMs: atMs)
            }
            guard likes[step] > 0 else { continue }
            let channel = Channel.debate(debate.id)
            try transaction.add(likes[step], to: "likes", of: channel)
            if let side {
                try transaction.add(likes[step], to: "likes.\(side.rawValue)", of: channel)
            }
        }
    }

    /// A number cut into so many parts, more of it in the middle; they add up to it.
    static func spread(_ total: Int) -> [Int] {
        let weights = (0..<steps).map { step in steps + 2 * step * (steps - 1 - step) }
        let all = weights.reduce(0, +)
        var parts: [Int] = []
        var before = 0
        for weight in weights {
            let after = before + weight
            parts.append(total * after / all - total * before / all)
            before = after
        }
        return parts
    }
}
