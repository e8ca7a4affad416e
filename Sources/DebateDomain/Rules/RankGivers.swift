/// Who gave most, as the board shows it.
package enum RankGivers {
    /// Rows at most.
    package static let sizes = 1...50
    package static let usualSize = 10

    /// Shape: `size` 1–50 (10)
    /// - Throws: `RuleViolation.fields`.
    package static func size(_ query: QueryParameters) throws(RuleViolation) -> Int {
        var reader = query.reader()
        let size = reader.parameter("size") { text throws(FieldReason) in
            try QueryNumber.check(text, in: sizes)
        }
        try reader.finish()
        return size ?? usualSize
    }

    /// The ranks of points that fall: equal points share one, and the next is as far down as
    /// there are people above it (1, 2, 2, 4).
    package static func ranks(_ points: [Int]) -> [Int] {
        var ranks: [Int] = []
        for (index, value) in points.enumerated() {
            let isTied = index > 0 && points[index - 1] == value
            ranks.append(isTied ? ranks[index - 1] : index + 1)
        }
        return ranks
    }
}

/// One viewer on the board.
package struct Giver: Sendable, Hashable {
    package let author: GiftAuthor
    /// Of everything they sent in the debate; at least 1.
    package let points: Int

    package init(author: GiftAuthor, points: Int) {
        self.author = author
        self.points = points
    }
}
