@testable import WebSocketCodec

extension WebSocketInput {
    /// What was read, as a writer writes it: one frame, masked when there is a key.
    func write(key: UInt32?, to out: inout [UInt8]) {
        let (opcode, payload): (Opcode, [UInt8]) =
            switch self {
            case .text(let bytes): (.text, bytes)
            case .binary(let bytes): (.binary, bytes)
            case .ping(let bytes): (.ping, bytes)
            case .pong(let bytes): (.pong, bytes)
            case .close(let code, let reason):
                (.close, (code.map { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } ?? []) + reason)
            }
        if let key {
            FrameWriter.appendMasked(opcode, payload, key: key, to: &out)
        } else {
            FrameWriter.append(opcode, payload, to: &out)
        }
    }
}
