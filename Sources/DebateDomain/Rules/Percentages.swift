/// Whole percentages for people to read (rule V13).
package enum Percentages {
    /// The parts as percentages that sum to 100, by largest remainder; `nil` when there is nothing
    /// to divide.
    ///
    /// Of equal remainders the smaller part is rounded up, then the earlier one. Two sides swapped
    /// give the same percentages swapped.
    /// - Parameter parts: none below zero.
    package static func of(_ parts: [Int]) -> [Int]? {
        let whole = parts.reduce(0, +)
        guard whole > 0 else { return nil }
        var percentages = parts.map { $0 * 100 / whole }
        let missing = 100 - percentages.reduce(0, +)
        let order = parts.indices.sorted { left, right in
            let remainders = (parts[left] * 100 % whole, parts[right] * 100 % whole)
            if remainders.0 != remainders.1 { return remainders.0 > remainders.1 }
            return (parts[left], left) < (parts[right], right)
        }
        for index in order.prefix(missing) { percentages[index] += 1 }
        return percentages
    }

    /// Of the points of both sides.
    package static func of(_ tally: Tally) -> (affirmative: Int, negative: Int)? {
        of([tally.affirmative, tally.negative]).map { ($0[0], $0[1]) }
    }
}
