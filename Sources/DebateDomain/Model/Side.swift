/// One of the two sides of a motion: 正方, 反方.
package enum Side: String, Sendable, Hashable, CaseIterable {
    case affirmative
    case negative
}

/// What one side stands for.
package struct SideCase: Sendable, Hashable {
    /// 1–20 characters, shown on every screen: 正方, 反方 or a name of its own.
    package var label: String
    /// The side's own short claim, at most 100 characters; empty when not stated.
    package var claim: String
    /// The team's name, at most 40 characters; empty when there is none.
    package var team: String
    /// Who speaks for it, at most 8, in the order of their seats, each seat once.
    package var speakers: [Speaker]

    package init(label: String, claim: String = "", team: String = "", speakers: [Speaker] = []) {
        self.label = label
        self.claim = claim
        self.team = team
        self.speakers = speakers
    }
}

/// Something for each of the two sides.
package struct PerSide<Value: Sendable & Hashable>: Sendable, Hashable {
    package var affirmative: Value
    package var negative: Value

    package init(affirmative: Value, negative: Value) {
        self.affirmative = affirmative
        self.negative = negative
    }

    package subscript(side: Side) -> Value {
        get {
            switch side {
            case .affirmative: affirmative
            case .negative: negative
            }
        }
        set {
            switch side {
            case .affirmative: affirmative = newValue
            case .negative: negative = newValue
            }
        }
    }
}

/// The two sides of one debate.
package typealias BothSides = PerSide<SideCase>

extension BothSides {
    /// What a debate has until its organiser says otherwise.
    package static var unnamed: BothSides {
        BothSides(affirmative: SideCase(label: "正方"), negative: SideCase(label: "反方"))
    }
}
