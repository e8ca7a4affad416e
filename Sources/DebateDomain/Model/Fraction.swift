/// An exact fraction in lowest terms: a result is never compared by rounded values (rule V13).
package struct Fraction: Sendable, Hashable {
    package let numerator: Int
    /// Above zero.
    package let denominator: Int

    package static let zero = Fraction(0, over: 1)

    /// - Parameter denominator: above zero.
    package init(_ numerator: Int, over denominator: Int) {
        precondition(denominator > 0, "a fraction's denominator is above zero")
        let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        self.numerator = numerator / Int(divisor)
        self.denominator = denominator / Int(divisor)
    }

    private static func greatestCommonDivisor(_ one: UInt, _ other: UInt) -> UInt {
        var (larger, smaller) = (one, other)
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return larger
    }
}

extension Fraction: Comparable {
    package static func < (left: Fraction, right: Fraction) -> Bool {
        // Products of two words need two words.
        let one = left.numerator.multipliedFullWidth(by: right.denominator)
        let other = right.numerator.multipliedFullWidth(by: left.denominator)
        return (one.high, one.low) < (other.high, other.low)
    }
}

extension Fraction: JSONWritable {
    /// Shape: `{numerator, denominator}`
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("numerator", numerator)
            json.member("denominator", denominator)
        }
    }
}
