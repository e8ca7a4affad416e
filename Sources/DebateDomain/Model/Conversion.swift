/// Which part of those who did not start with a side came over to it (rule W-c).
package struct Conversion: Sendable, Hashable {
    package let toAffirmative: Fraction
    package let toNegative: Fraction

    package init(_ flow: Flow) {
        func rate(_ side: Side) -> Fraction {
            let elsewhere = flow.paired - flow.started(Stance(side))
            return elsewhere == 0
                ? .zero : Fraction(flow.arrived(Stance(side)), over: elsewhere)
        }
        toAffirmative = rate(.affirmative)
        toNegative = rate(.negative)
    }
}

extension Conversion: JSONWritable {
    /// Shape: `{toAffirmative: fraction, toNegative: fraction}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("toAffirmative")
            toAffirmative.write(to: &json)
            json.key("toNegative")
            toNegative.write(to: &json)
        }
    }
}
