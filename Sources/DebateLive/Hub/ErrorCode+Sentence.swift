import DebateDomain

extension ErrorCode {
    /// For a person who reads the frame.
    var sentence: String {
        switch self {
        case .forbidden: "no such channel, or not for you"
        case .badChannel: "not the name of a channel"
        case .tooManyChannels: "at most \(LiveLimits.channels) channels"
        case .unknownType: "unknown type"
        case .busy: "too many messages; wait a moment"
        }
    }
}
