/// Reads the members of a frame somebody else wrote.
struct FrameMembers {
    let value: JSONValue

    init(_ value: JSONValue) {
        self.value = value
    }

    func text(_ name: String) throws(ReceivedFrameFault) -> String {
        guard let text = value[name]?.string else { throw .member(name) }
        return text
    }

    /// From 0 to 2^53 − 1.
    func number(_ name: String) throws(ReceivedFrameFault) -> Int64 {
        guard let number = value[name]?.safeNumber else { throw .member(name) }
        return number
    }

    func object(_ name: String) throws(ReceivedFrameFault) -> JSONValue {
        guard let member = value[name], case .object = member else { throw .member(name) }
        return member
    }

    /// The members `epoch, seq`.
    func position() throws(ReceivedFrameFault) -> ChannelPosition {
        ChannelPosition(epoch: try text("epoch"), seq: try number("seq"))
    }

    /// Hot numbers, and the round beside them; one of a shape not known here is passed over.
    func counters(_ name: String) throws(ReceivedFrameFault) -> Counters {
        guard case .object(let object) = try object(name) else { throw .member(name) }
        return Counters(
            roundID: value["roundId"]?.string,
            values: object.members.compactMap { member in
                guard let pair = member.value.elements, pair.count >= 2,
                    let rev = pair[1].safeNumber
                else { return nil }
                switch pair[0] {
                case .integer(let number):
                    return CounterValue(name: member.name, value: .number(number), rev: rev)
                case .string(let word):
                    return CounterValue(name: member.name, value: .word(word), rev: rev)
                default: return nil
                }
            })
    }
}

/// Why what a server sent is no frame.
package enum ReceivedFrameFault: Error, Sendable, Hashable, CustomStringConvertible {
    case notJSON(JSONProblem)
    /// It is missing, or of another kind than it must be.
    case member(String)

    package var description: String {
        switch self {
        case .notJSON(let problem): "a frame is no JSON at byte \(problem.offsetBytes)"
        case .member(let name): "a frame's \"\(name)\" is missing or wrong"
        }
    }
}
