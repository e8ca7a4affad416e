import DebateDomain
import WebSocketCodec

/// Frames of the protocol as WebSocket messages.
enum Framing {
    /// A frame as one text message, as every reader gets it: a server masks nothing.
    static func text(_ frame: LiveFrame) -> [UInt8] {
        var json = JSONWriter()
        frame.write(to: &json)
        var bytes: [UInt8] = []
        FrameWriter.append(.text, json.bytes, to: &bytes)
        return bytes
    }
}
