import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Fraction")
struct FractionTests {
    @Test(
        "is kept in lowest terms",
        arguments: [
            (4, 6, 2, 3), (-4, 6, -2, 3), (0, 9, 0, 1), (7, 7, 1, 1), (5, 1, 5, 1),
        ])
    func lowestTerms(_ numerator: Int, _ denominator: Int, _ top: Int, _ bottom: Int) {
        let fraction = Fraction(numerator, over: denominator)
        #expect(fraction.numerator == top)
        #expect(fraction.denominator == bottom)
        #expect(
            JSONText.of(fraction) == #"{"numerator":\#(top),"denominator":\#(bottom)}"#)
    }

    @Test("V13: compares exactly where floating point sees no difference")
    func exactComparison() {
        let big = 1 << 60
        #expect(Fraction(big, over: big + 1) < Fraction(big + 1, over: big + 2))
        #expect(Fraction(-big, over: big + 1) > Fraction(-(big + 1), over: big + 2))
        #expect(Double(big) / Double(big + 1) == Double(big + 1) / Double(big + 2))
        #expect(Fraction(1, over: 3) == Fraction(2, over: 6))
        #expect(Fraction(-1, over: 2) < .zero)
    }

    @Test("is ordered as its cross products are")
    func order() {
        var random = SeededRandom("fractions")
        for _ in 0..<2000 {
            let (a, b) = (random.int(in: -50...50), random.int(in: 1...50))
            let (c, d) = (random.int(in: -50...50), random.int(in: 1...50))
            #expect((Fraction(a, over: b) < Fraction(c, over: d)) == (a * d < c * b))
            #expect((Fraction(a, over: b) == Fraction(c, over: d)) == (a * d == c * b))
        }
    }
}
