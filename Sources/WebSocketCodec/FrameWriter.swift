/// Writes whole frames, each length in the fewest bytes that hold it.
/// Source: RFC 6455 §5.2, §5.3.
package enum FrameWriter {
    /// One whole unmasked frame, as servers send them, appended to `out`.
    package static func append(
        _ opcode: Opcode, _ payload: UnsafeRawBufferPointer, to out: inout [UInt8]
    ) {
        appendHead(opcode, payload.count, maskBit: 0, to: &out)
        out.append(contentsOf: payload)
    }

    package static func append(
        _ opcode: Opcode, _ payload: some Collection<UInt8>, to out: inout [UInt8]
    ) {
        appendHead(opcode, payload.count, maskBit: 0, to: &out)
        out.append(contentsOf: payload)
    }

    /// One whole masked frame, as clients send them, appended to `out`. `key` must be fresh from a
    /// secure random source for every frame (RFC 6455 §5.3); its highest byte goes out first.
    package static func appendMasked(
        _ opcode: Opcode, _ payload: some Collection<UInt8>, key: UInt32, to out: inout [UInt8]
    ) {
        appendHead(opcode, payload.count, maskBit: 0x80, to: &out)
        withUnsafeBytes(of: key.bigEndian) { out.append(contentsOf: $0) }
        let start = out.count
        out.append(contentsOf: payload)
        out.withUnsafeMutableBytes { all in
            Mask.apply(key, to: UnsafeMutableRawBufferPointer(rebasing: all[start...]))
        }
    }

    /// One whole unmasked close frame; `reason` is cut to 123 bytes at a character.
    package static func close(code: UInt16, reason: String) -> [UInt8] {
        var out: [UInt8] = []
        append(.close, closePayload(code: code, reason: reason), to: &out)
        return out
    }

    /// What a close frame of either role holds: `reason` is cut to 123 bytes at a character.
    package static func closePayload(code: UInt16, reason: String) -> [UInt8] {
        ClosePayload.bytes(code: code, reason: reason)
    }

    private static func appendHead(
        _ opcode: Opcode, _ length: Int, maskBit: UInt8, to out: inout [UInt8]
    ) {
        precondition(!opcode.isControl || length <= 125, "a control frame over 125 bytes")
        out.append(0x80 | opcode.rawValue)
        switch length {
        case ...125:
            out.append(maskBit | UInt8(length))
        case ...0xFFFF:
            out.append(maskBit | 126)
            withUnsafeBytes(of: UInt16(length).bigEndian) { out.append(contentsOf: $0) }
        default:
            out.append(maskBit | 127)
            withUnsafeBytes(of: UInt64(length).bigEndian) { out.append(contentsOf: $0) }
        }
    }
}
