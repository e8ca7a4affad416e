import DebateDomain
import DebateRuntime

/// A debate as the seed API shows it in lists.
struct LiveRecord: JSONWritable {
    let record: DebateRecord
    /// How many watch it now.
    let viewers: Int
    let localTime: LocalTime

    /// Shown where a debate has no cover of its own; it ships with the web app.
    static let placeholderCover = "/images/cover.svg"

    func write(to json: inout JSONWriter) {
        json.object { json in writeMembers(to: &json) }
    }

    func writeMembers(to json: inout JSONWriter) {
        json.member("liveId", record.id.text)
        json.member("title", record.title)
        json.member("anchorName", anchorName)
        json.member("anchorAvatar", anchorAvatar)
        json.member("coverImage", record.coverImage ?? Self.placeholderCover)
        json.member("viewCount", record.counts.views)
        json.member("likeCount", record.counts.likes)
        json.member("commentCount", record.counts.comments)
        json.member("status", record.life.status.rawValue)
        json.member("startTime", record.startMs.map(localTime.text))
        json.member("endTime", record.life.endedAtMs.map(localTime.text))
        json.member("category", record.category)
        json.member("viewers", viewers)
    }

    /// The named host, else the first organiser.
    private var anchorName: String {
        record.host?.name ?? record.organiser?.nickname ?? ""
    }

    private var anchorAvatar: String {
        let avatar = record.host == nil ? record.organiser?.avatar : record.host?.avatar
        return avatar ?? GuestProfile.avatar
    }
}
