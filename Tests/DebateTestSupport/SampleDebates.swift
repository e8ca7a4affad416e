package import DebateDomain

extension Debate {
    /// A debate in which every field says something; a test names what matters to it.
    package static func sample(
        _ number: Int = 1, title: String = "人工智能会让人更自由", motion: String? = nil,
        category: String = "教育", description: String = "", tags: [String] = [],
        host: Host? = nil, plannedStartMs: Int64? = nil, life: Life = .notStarted,
        createdAtMs: Int64 = FixedClock.evening.nowMs
    ) -> Debate {
        Debate(
            id: .sample(number), title: title, motion: motion ?? title, category: category,
            description: description, tags: tags, coverImage: "/media/cover-\(number).svg",
            host: host,
            sides: BothSides(
                affirmative: SideCase(label: "正方", claim: "会", team: "一队"),
                negative: SideCase(label: "反方", claim: "不会", team: "二队")),
            plannedStartMs: plannedStartMs, life: life, createdAtMs: createdAtMs, isDemo: false,
            counts: Counts(views: 3, likes: 2, comments: 1))
    }

    /// Any debate the table allows, drawn; its number makes it another one.
    package static func drawn(_ number: Int, from random: inout SeededRandom) -> Debate {
        let plannedStartMs = random.element(of: [nil, 100, 200, 300] as [Int64?])
        let life = random.element(
            of: [
                .notStarted, .live(startedAtMs: 200),
                .ended(startedAtMs: 100, endedAtMs: 250),
            ] as [Life])
        return .sample(
            number, title: random.element(of: ["猫好还是狗好", "ＡＢＣ与abc", "电子竞技是体育吗"]),
            category: random.element(of: Category.suggested), tags: ["标签"],
            plannedStartMs: plannedStartMs, life: life,
            createdAtMs: Int64(random.int(in: 1...9)) * 100)
    }
}

extension Account {
    /// An account named after its number.
    package static func sample(_ number: Int = 1, role: AccountRole = .viewer) -> Account {
        Account(
            id: AccountID(.sample(number)), username: "user\(number)",
            profile: Profile(nickname: "用户\(number)"), role: role,
            createdAtMs: FixedClock.evening.nowMs)
    }
}

extension DebateID {
    package static func sample(_ number: Int) -> DebateID {
        DebateID(.sample(number))
    }
}

extension UUIDText {
    /// An identifier with the number in its last bytes.
    package static func sample(_ number: Int) -> UUIDText {
        var bytes = [UInt8](repeating: 0, count: 16)
        for place in 0..<4 { bytes[15 - place] = UInt8(truncatingIfNeeded: number >> (8 * place)) }
        return UUIDText(randomBytes: bytes)
    }
}
