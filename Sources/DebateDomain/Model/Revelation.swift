/// What the reveal of a round makes public, whole (rule E6).
package struct Revelation: Sendable, Hashable {
    package let tally: Tally
    package let byClass: ClassTallies
    /// What follows from it and what was revealed before.
    package let result: DebateResult

    package init(tally: Tally, byClass: ClassTallies, result: DebateResult) {
        self.tally = tally
        self.byClass = byClass
        self.result = result
    }

    /// Writes the members `tally, swing|null, flow|null, verdict|null`, beside a round's own.
    package func writeMembers(to json: inout JSONWriter) {
        json.key("tally")
        ShownTally(tally: tally, byClass: byClass).write(to: &json)
        json.member("swing", result.swing)
        json.member("flow", result.flow)
        json.member("verdict", result.verdict)
    }
}

extension JSONWriter {
    /// Writes a value, or `null` when there is none.
    package mutating func member(_ name: StaticString, _ value: (some JSONWritable)?) {
        key(name)
        if let value { value.write(to: &self) } else { null() }
    }
}
