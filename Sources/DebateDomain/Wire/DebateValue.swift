/// A whole debate on the wire: in events, snapshots and `GET /api/live/{liveId}`.
///
/// Times are milliseconds UTC; only the seed's own answers have local ones.
package struct DebateValue: JSONWritable {
    private let debate: Debate

    package init(debate: Debate) {
        self.debate = debate
    }

    package func write(to json: inout JSONWriter) {
        json.object { json in writeMembers(to: &json) }
    }

    /// Writes the members alone, for an answer that has more of them.
    package func writeMembers(to json: inout JSONWriter) {
        json.member("id", debate.id.text)
        json.member("revision", debate.revision)
        json.member("roomId", debate.room?.text)
        json.member("title", debate.title)
        json.member("motion", debate.motion)
        json.member("description", debate.description)
        json.member("category", debate.category)
        json.member("tags", debate.tags)
        json.member("coverImage", debate.coverImage)
        writeHost(to: &json)
        json.key("sides")
        json.object { json in
            json.key("affirmative")
            write(debate.sides.affirmative, to: &json)
            json.key("negative")
            write(debate.sides.negative, to: &json)
        }
        writeLife(to: &json)
        json.key("rules")
        debate.rules.write(to: &json)
        json.member("rulesLockedAtMs", debate.rulesLockedAtMs)
        json.key("settings")
        debate.settings.write(to: &json)
    }

    private func writeLife(to json: inout JSONWriter) {
        json.member("status", debate.life.status.rawValue)
        json.member("plannedStartMs", debate.plannedStartMs)
        json.member("autoStart", debate.startsByItself)
        json.member("startedAtMs", debate.life.startedAtMs)
        json.member("endedAtMs", debate.life.endedAtMs)
        json.member("createdAtMs", debate.createdAtMs)
        json.member("demo", debate.isDemo)
        json.member("rehearsal", debate.isRehearsal)
        json.member("archived", debate.archivedAtMs != nil)
    }

    private func writeHost(to json: inout JSONWriter) {
        json.key("host")
        guard let host = debate.host else { return json.null() }
        json.object { json in
            json.member("name", host.name)
            json.member("avatar", host.avatar)
        }
    }

    private func write(_ side: SideCase, to json: inout JSONWriter) {
        json.object { json in
            json.member("label", side.label)
            json.member("claim", side.claim)
            json.member("team", side.team)
            json.key("speakers")
            json.array { json in
                for speaker in side.speakers {
                    json.object { json in
                        json.member("seat", speaker.seat.text)
                        json.member("name", speaker.name)
                    }
                }
            }
        }
    }
}
