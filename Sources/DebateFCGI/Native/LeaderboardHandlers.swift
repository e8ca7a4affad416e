import DebateDomain
import DebateStore

/// Who gave most in a debate.
enum LeaderboardHandlers {
    /// `[{rank, name, tag, points}]`; equal points share a rank.
    static func board(_ call: Call) throws -> Reply {
        let size = try RankGivers.size(call.query)
        let givers = try call.readPublic { transaction, debate throws(StoreError) in
            try transaction.topGivers(of: debate, limit: size)
        }
        let ranks = RankGivers.ranks(givers.map(\.points))
        return Reply(ListView(rows: zip(ranks, givers).map(Row.init)))
    }

    private struct Row: JSONWritable {
        let rank: Int
        let giver: Giver

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("rank", rank)
                json.member("name", giver.author.name)
                json.member("tag", giver.author.tag)
                json.member("points", giver.points)
            }
        }
    }
}
