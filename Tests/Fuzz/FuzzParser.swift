/// What must hold of a parser, whatever its peer sends.
enum FuzzParser {
    static func check(_ input: FuzzInput, role: WebSocketRole) {
        let bound = input.longestMessage
        let whole = Outcome.of([input.bytes], role: role, longest: bound)
        // The oracle: the same bytes cut otherwise.
        let cut = Outcome.of(input.pieces, role: role, longest: bound)
        precondition(cut == whole, "cuts matter: \(whole) against \(cut)")
        let single = Outcome.of(input.bytes.map { [$0] }, role: role, longest: bound)
        precondition(single == whole, "byte by byte matters: \(whole) against \(single)")
        for received in whole.inputs { check(received, bound: bound) }
        if let fault = whole.fault {
            precondition([1002, 1007, 1009].contains(fault.code), "fault \(fault)")
            precondition(!whole.isAtRest, "at rest after a fault")
        }
        // A parser at rest holds nothing: a new one in its place makes no difference.
        let replaced = Outcome.of(
            input.pieces, role: role, longest: bound, replacesAtRest: true)
        precondition(replaced == whole, "replacing matters: \(whole) against \(replaced)")
        checkWritten(whole.inputs, role: role, bound: bound)
    }

    private static func check(_ received: WebSocketInput, bound: Int) {
        switch received {
        case .text(let text):
            precondition(text.count <= bound, "text over the bound")
            precondition(isText(text), "text that is not UTF-8")
        case .binary(let bytes): precondition(bytes.count <= bound, "message over the bound")
        case .ping(let bytes), .pong(let bytes): precondition(bytes.count <= 125, "long control")
        case .close(let code, let reason):
            precondition(reason.count <= 123 && isText(reason), "reason")
            precondition(code.map(CloseCode.mayBeSent) ?? reason.isEmpty, "close code")
        }
    }

    /// The standard library's word on it, not our own.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }

    /// What was read, written anew, reads the same.
    private static func checkWritten(_ inputs: [WebSocketInput], role: WebSocketRole, bound: Int) {
        var bytes: [UInt8] = []
        let key: UInt32? = role == .server ? 0xA5C3_0F1E : nil
        for input in inputs { input.write(key: key, to: &bytes) }
        let again = Outcome.of([bytes], role: role, longest: bound)
        precondition(again.inputs == inputs && again.fault == nil, "written differently")
    }
}
