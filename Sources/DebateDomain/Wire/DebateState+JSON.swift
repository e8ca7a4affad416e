extension DebateState: JSONWritable {
    /// Writes `state` of a snapshot.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("debate")
            DebateValue(debate: debate).write(to: &json)
            json.key("rounds")
            json.array { json in
                for round in rounds { round.write(atMs: readAt.ms, to: &json) }
            }
            json.key("moderation")
            moderation.write(to: &json)
            json.key("danmaku")
            json.object { json in
                json.key("recent")
                json.array { json in
                    for line in danmaku { line.write(to: &json) }
                }
            }
            json.key("video")
            video.write(to: &json)
        }
    }
}
