extension Video: JSONWritable {
    /// `{state, hlsUrl, sinceMs}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("state", state.rawValue)
            json.member("hlsUrl", playlist)
            json.member("sinceMs", sinceMs)
        }
    }
}
