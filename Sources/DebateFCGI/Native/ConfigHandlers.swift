import DebateDomain
import DebateRuntime

/// What clients may know of this installation before they ask for anything else.
enum ConfigHandlers {
    /// `{version, utcOffsetMinutes, registration, categories[], publicUrl|null, mediaOrigins[],
    /// limits{}}`
    static func config(_ call: Call) throws -> Reply {
        let services = call.services
        return Reply(
            ConfigView(
                settings: services.settings,
                utcOffsetMinutes: services.localTime.offsetMinutes(call.nowMs)))
    }

    private struct ConfigView: JSONWritable {
        let settings: Settings
        let utcOffsetMinutes: Int

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("version", Product.version)
                json.member("utcOffsetMinutes", utcOffsetMinutes)
                json.member("registration", settings.allowsRegistration)
                json.member("categories", Category.suggested)
                json.member("publicUrl", settings.publicURL)
                json.member("mediaOrigins", settings.mediaOrigins)
                json.key("limits")
                json.object { json in writeLimits(to: &json) }
            }
        }

        /// Those a client has to know beforehand; a debate's own stand with the debate.
        private func writeLimits(to json: inout JSONWriter) {
            json.member("bodyBytes", settings.bodyBytes)
            json.member("imageBytes", UploadHandlers.largestBytes)
            json.member("pageSize", PageNumber.sizes.upperBound)
            json.member("likesAtOnce", SendLikes.counts.upperBound)
            json.member("likesPerSecond", 10)
            json.member("giftsAtOnce", SendGift.counts.upperBound)
        }
    }
}
