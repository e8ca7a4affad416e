/// A whole debate on the wire: in events, snapshots and `GET /api/live/{liveId}`.
///
/// Times are milliseconds UTC; only the seed's own answers have local ones.
package struct DebateValue: JSONWritable {
    private let debate: Debate

    package init(debate: Debate) {
        self.debate = debate
    }

    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", debate.id.text)
            json.member("title", debate.title)
            json.member("motion", debate.motion)
            json.member("description", debate.description)
            json.member("category", debate.category)
            json.member("tags", debate.tags)
            json.member("coverImage", debate.coverImage)
            json.key("sides")
            json.object { json in
                json.key("affirmative")
                write(debate.sides.affirmative, to: &json)
                json.key("negative")
                write(debate.sides.negative, to: &json)
            }
            json.member("status", debate.life.status.rawValue)
            json.member("plannedStartMs", debate.plannedStartMs)
            json.member("startedAtMs", debate.life.startedAtMs)
            json.member("endedAtMs", debate.life.endedAtMs)
            json.member("createdAtMs", debate.createdAtMs)
            json.member("demo", debate.isDemo)
        }
    }

    private func write(_ side: SideCase, to json: inout JSONWriter) {
        json.object { json in
            json.member("label", side.label)
            json.member("claim", side.claim)
            json.member("team", side.team)
        }
    }
}
