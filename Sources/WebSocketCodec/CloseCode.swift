/// The codes a close frame may carry.
/// Source: RFC 6455 §7.4; IANA's WebSocket Close Code Number Registry (1012 to 1014).
enum CloseCode {
    static let protocolError: UInt16 = 1002
    static let invalidPayload: UInt16 = 1007
    static let tooBig: UInt16 = 1009

    /// Whether `code` may stand in a close frame: a registered one, or one of the ranges left to
    /// libraries (3000 to 3999) and applications (4000 to 4999). 1004 is reserved; 1005, 1006 and
    /// 1015 only ever name what a reader saw.
    static func mayBeSent(_ code: UInt16) -> Bool {
        switch code {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}
