import DebateDomain
import DebateRuntime

/// A whole debate as the native API shows it: the value of its events, and the plan as a local time,
/// which is how it is written.
struct DebateView: JSONWritable {
    let debate: Debate
    let localTime: LocalTime
    /// What came of it, in the answer to its end.
    var summary: DebateSummary?

    func write(to json: inout JSONWriter) {
        json.object { json in
            DebateValue(debate: debate).writeMembers(to: &json)
            json.member("startTime", debate.plannedStartMs.map(localTime.text))
            if let summary {
                json.key("summary")
                summary.write(to: &json)
            }
        }
    }
}

/// A debate on record: what an organiser decides of it.
struct DebateFacts: JSONWritable {
    let debate: Debate

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("revision", debate.revision)
            json.member("title", debate.title)
            json.member("motion", debate.motion)
            json.member("category", debate.category)
            json.member("affirmative", debate.sides.affirmative.label)
            json.member("negative", debate.sides.negative.label)
            json.member("roomId", debate.room?.text)
            json.member("startTimeMs", debate.plannedStartMs)
            json.member("autoStart", debate.startsByItself)
            json.member("status", debate.life.status.rawValue)
            json.member("rehearsal", debate.isRehearsal)
            json.member("archived", debate.archivedAtMs != nil)
            json.key("rules")
            debate.rules.write(to: &json)
            json.key("settings")
            debate.settings.write(to: &json)
        }
    }
}
