/// Looks for all words of a list at once, by the automaton of Aho and Corasick.
///
/// A text is read once, whatever it holds and however long the list is: a step forward makes the
/// automaton at most one level deeper, and a fall at least one level shallower, so there are never
/// more falls than steps. Built once for a list, then only read.
/// Source: A. V. Aho, M. J. Corasick, Efficient String Matching, CACM 18 (1975).
package struct WordMatcher: Sendable {
    /// Words of the same characters and the same outcome. What they differ in is what the
    /// mildest of them asks for, so that no list makes a search slow.
    private struct Pattern: Sendable {
        let length: Int
        /// How often each character stands in a row at least.
        var runs: [Int]
        /// Which of its characters stand apart from the one before.
        var gaps: Set<Int>
        /// Absent: an allowed word.
        let outcome: WordOutcome?
        /// The pattern of the same characters and another outcome.
        let next: Int?

        /// Takes in another word of the same characters.
        mutating func merge(runs others: [Int], gaps otherGaps: Set<Int>) {
            runs = zip(runs, others).map(min)
            gaps.formUnion(otherGaps)
        }
    }

    private var edges: [Edge: Int] = [:]
    /// For every node, the one to fall to when no edge leads on.
    private var falls: [Int] = [0]
    /// For every node, the nearest one on the way of its falls where some word ends.
    private var endsBelow: [Int] = [0]
    /// For every node, the first word that ends there.
    private var firstPattern: [Int?] = [nil]
    private var patterns: [Pattern] = []

    private struct Edge: Hashable {
        let node: Int
        let scalar: UInt32
    }

    package init(_ list: WordList, _ forms: MatchingForms) {
        for word in list.words where word.outcome != .pass {
            add(MatchingText(word.text, forms), word.outcome)
        }
        for word in list.allowed { add(MatchingText(word, forms), nil) }
        link()
    }

    /// What the strictest listed word in the text asks for; `pass` when there is none.
    package func outcome(of text: MatchingText) -> WordOutcome {
        search(text).outcome
    }

    /// The outcome, and how many times the automaton moved or looked at a word that ends: what
    /// the time of a search is made of.
    func search(_ text: MatchingText) -> (outcome: WordOutcome, steps: Int) {
        guard !patterns.isEmpty else { return (.pass, 0) }
        var hits: [(range: ClosedRange<Int>, outcome: WordOutcome)] = []
        // For every unit, how far an allowed word that begins there reaches.
        var reach = [Int](repeating: -1, count: text.units.count)
        var node = 0
        var steps = 0
        for end in text.units.indices {
            node = next(node, text.units[end].scalar.value, &steps)
            var ending = firstPattern[node] == nil ? endsBelow[node] : node
            while ending != 0 {
                var candidate = firstPattern[ending]
                while let index = candidate {
                    steps += 1
                    let pattern = patterns[index]
                    let start = end - pattern.length + 1
                    if matches(pattern, text, start...end) {
                        if let outcome = pattern.outcome {
                            hits.append((start...end, outcome))
                        } else {
                            reach[start] = max(reach[start], end)
                        }
                    }
                    candidate = pattern.next
                }
                ending = endsBelow[ending]
            }
        }
        for index in reach.indices.dropFirst() {
            reach[index] = max(reach[index], reach[index - 1])
        }
        let outcome = hits.lazy
            .filter { reach[$0.range.lowerBound] < $0.range.upperBound }
            .map(\.outcome).max()
        return (outcome ?? .pass, steps)
    }

    private func next(_ node: Int, _ scalar: UInt32, _ steps: inout Int) -> Int {
        var node = node
        while true {
            steps += 1
            if let child = edges[Edge(node: node, scalar: scalar)] { return child }
            if node == 0 { return 0 }
            node = falls[node]
        }
    }

    /// Whether the word stands there whole, and as often repeated as it is listed: `as` is no
    /// `ass`, though `asss` is.
    private func matches(
        _ pattern: Pattern, _ text: MatchingText, _ range: ClosedRange<Int>
    ) -> Bool {
        guard text.canBegin(at: range.lowerBound), text.canEnd(at: range.upperBound) else {
            return false
        }
        let isCrossed = text.barriers[range.lowerBound] != text.barriers[range.upperBound]
        if isCrossed {
            let fits = range.dropFirst().allSatisfy { index in
                text.barriers[index - 1] == text.barriers[index]
                    || pattern.gaps.contains(index - range.lowerBound)
            }
            guard fits else { return false }
        }
        return zip(range, pattern.runs).allSatisfy { text.units[$0].run >= $1 }
    }

    // MARK: Building

    private mutating func add(_ word: MatchingText, _ outcome: WordOutcome?) {
        guard !word.units.isEmpty else { return }
        var node = 0
        for unit in word.units {
            let edge = Edge(node: node, scalar: unit.scalar.value)
            if let child = edges[edge] {
                node = child
            } else {
                falls.append(0)
                endsBelow.append(0)
                firstPattern.append(nil)
                node = falls.count - 1
                edges[edge] = node
            }
        }
        let runs = word.units.map(\.run)
        let gaps = Set(word.units.indices.dropFirst().filter { word.units[$0].gapBefore != .none })
        var candidate = firstPattern[node]
        while let index = candidate {
            if patterns[index].outcome == outcome {
                return patterns[index].merge(runs: runs, gaps: gaps)
            }
            candidate = patterns[index].next
        }
        patterns.append(
            Pattern(
                length: word.units.count, runs: runs, gaps: gaps, outcome: outcome,
                next: firstPattern[node]))
        firstPattern[node] = patterns.count - 1
    }

    /// Sets where each node falls to, level by level.
    private mutating func link() {
        var children: [[(scalar: UInt32, node: Int)]] = Array(repeating: [], count: falls.count)
        for (edge, child) in edges { children[edge.node].append((edge.scalar, child)) }
        var queue = children[0].map(\.node)
        var position = 0
        var steps = 0
        while position < queue.count {
            let node = queue[position]
            position += 1
            endsBelow[node] =
                firstPattern[falls[node]] == nil ? endsBelow[falls[node]] : falls[node]
            for child in children[node] {
                falls[child.node] = next(falls[node], child.scalar, &steps)
                queue.append(child.node)
            }
        }
    }
}
