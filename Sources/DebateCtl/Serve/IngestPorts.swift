import DebateRuntime

/// The ports of the nginx that takes pictures.
struct IngestPorts: Sendable, Hashable {
    /// Encoders push to it.
    let rtmp: Int
    /// It asks the workers by this one, which listens on the loopback address alone.
    let callbacks: Int

    /// `nil` when no port for encoders is set.
    /// - Parameter lowest: below it nothing may be listened at: 1024 without root's rights.
    /// - Throws: for a port out of bounds, and for one that is named twice.
    init?(
        _ environment: Environment, rtmp: Int, web: Int, lowest: Int
    ) throws(SettingProblem) {
        guard rtmp > 0 else { return nil }
        guard rtmp >= lowest else {
            throw SettingProblem(
                "DEBATE_RTMP_PORT", found: "\(rtmp)",
                allowed: "0 for none, or a whole number from \(lowest) to 65535")
        }
        self.rtmp = rtmp
        callbacks = try environment.integer(
            "DEBATE_CALLBACK_PORT", in: lowest...65_535,
            default: rtmp == 65_535 ? 65_534 : rtmp + 1)
        guard rtmp != web else {
            throw SettingProblem(
                "DEBATE_RTMP_PORT", found: "\(rtmp)", allowed: "another port than DEBATE_PORT")
        }
        guard callbacks != web, callbacks != rtmp else {
            throw SettingProblem(
                "DEBATE_CALLBACK_PORT", found: "\(callbacks)",
                allowed: "another port than DEBATE_PORT and DEBATE_RTMP_PORT")
        }
    }
}
