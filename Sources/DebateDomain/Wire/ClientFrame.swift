/// One frame a client sends: all a socket takes is who follows what.
package enum ClientFrame: Sendable, Hashable {
    /// Follows one channel from `since` on, or from its state. `token`: for the channels of staff.
    /// The channel is as it was written: whether it is one, and whose, the server judges.
    case subscribe(ref: Int64, channel: String, since: ChannelPosition?, token: String?)
    case unsubscribe(ref: Int64, channel: String)
    /// A frame of a type not known here; `ref` where it has one of the right kind.
    case unknown(type: String, ref: Int64?)

    /// A longer frame is a fault.
    package static let longestBytes = 4096

    /// Reads one JSON object; members it does not know are ignored, those it knows must be there
    /// and of their kind.
    ///
    /// Shape: `{type: "subscribe", ref, channel, since: {epoch, seq}?, token?}`,
    /// `{type: "unsubscribe", ref, channel}`; `ref` and `seq` from 0 to 2^53 − 1
    /// - Throws: `ClientFrameFault`: the server closes with 4500.
    package static func decode(_ bytes: [UInt8]) throws(ClientFrameFault) -> ClientFrame {
        guard bytes.count <= longestBytes else { throw .tooLong(bytes: bytes.count) }
        let value: JSONValue
        do throws(JSONProblem) {
            value = try JSONParser.parse(bytes)
        } catch {
            throw .notJSON(error)
        }
        guard case .object(let frame) = value else { throw .notAnObject }
        let type = try text("type", in: frame)
        guard type == "subscribe" || type == "unsubscribe" else {
            return .unknown(type: type, ref: frame["ref"]?.safeNumber)
        }
        guard let ref = frame["ref"]?.safeNumber else { throw .member("ref") }
        let channel = try text("channel", in: frame)
        if type == "unsubscribe" { return .unsubscribe(ref: ref, channel: channel) }
        return .subscribe(
            ref: ref, channel: channel, since: try position(frame["since"]),
            token: frame["token"] == nil ? nil : try text("token", in: frame))
    }

    private static func text(
        _ name: String, in object: JSONObject
    ) throws(ClientFrameFault) -> String {
        guard let text = object[name]?.string else { throw .member(name) }
        return text
    }

    private static func position(
        _ value: JSONValue?
    ) throws(ClientFrameFault) -> ChannelPosition? {
        guard let value else { return nil }
        guard let epoch = value["epoch"]?.string, ChannelPosition.isEpoch(epoch),
            let seq = value["seq"]?.safeNumber
        else { throw .member("since") }
        return ChannelPosition(epoch: epoch, seq: seq)
    }
}

extension ClientFrame: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .subscribe(let ref, let channel, let since, let token):
                json.member("type", "subscribe")
                json.member("ref", ref)
                json.member("channel", channel)
                if let since {
                    json.key("since")
                    json.object { json in since.writeMembers(to: &json) }
                }
                if let token { json.member("token", token) }
            case .unsubscribe(let ref, let channel):
                json.member("type", "unsubscribe")
                json.member("ref", ref)
                json.member("channel", channel)
            case .unknown(let type, let ref):
                json.member("type", type)
                json.memberIfPresent("ref", ref)
            }
        }
    }
}

/// Why a client's frame is none: the socket is closed with 4500.
package enum ClientFrameFault: Error, Sendable, Hashable, CustomStringConvertible {
    case tooLong(bytes: Int)
    case notJSON(JSONProblem)
    case notAnObject
    /// It is missing, or of another kind than it must be.
    case member(String)

    /// Short enough for the reason of a close frame, 123 bytes (RFC 6455 §5.5), whatever was sent.
    package var description: String {
        switch self {
        case .tooLong(let bytes): "frame of \(bytes) bytes, at most \(ClientFrame.longestBytes)"
        case .notJSON(let problem): "frame is no JSON at byte \(problem.offsetBytes)"
        case .notAnObject: "frame is no JSON object"
        case .member(let name): "\"\(name)\" is missing or wrong"
        }
    }
}
