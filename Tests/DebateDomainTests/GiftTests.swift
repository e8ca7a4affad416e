import DebateTestSupport
import Testing

@testable import DebateDomain

private func gift(_ id: String) throws -> Gift {
    try #require(GiftCatalogue.gift(id))
}

@Suite("Gift catalogue")
struct GiftCatalogueTests {
    @Test("every gift has an identifier of its own, names and points, and the smallest comes first")
    func catalogue() {
        let gifts = GiftCatalogue.all
        #expect(Set(gifts.map(\.id)).count == gifts.count)
        #expect(gifts.allSatisfy { $0.id.utf8.allSatisfy { (97...122).contains($0) } })
        #expect(gifts.allSatisfy { !$0.name.isEmpty && !$0.englishName.isEmpty && $0.points > 0 })
        #expect(gifts.map(\.points) == gifts.map(\.points).sorted())
        #expect(gifts.first?.points == 1, "the last point of a budget buys something")
    }

    @Test("what was sent keeps its worth: these points never change")
    func points() {
        let points = Dictionary(uniqueKeysWithValues: GiftCatalogue.all.map { ($0.id, $0.points) })
        #expect(
            points == [
                "flower": 1, "applause": 2, "tea": 5, "fan": 8, "microphone": 10, "lantern": 20,
                "medal": 30, "rocket": 50,
            ])
    }

    @Test("the icon is a file of the product")
    func icon() throws {
        #expect(try gift("flower").icon == "/images/gifts/flower.svg")
        #expect(GiftCatalogue.gift("car") == nil)
    }
}

@Suite("Send gift")
struct SendGiftTests {
    private func read(_ json: String) throws -> SendGift {
        try SendGift(body(json))
    }

    @Test("a gift, how many, and for whom")
    func taken() throws {
        let sending = try read(#"{"giftId":"tea","count":99,"side":"negative"}"#)
        #expect(sending.gift.id == "tea")
        #expect(sending.count == 99)
        #expect(sending.side == .negative)
        #expect(sending.points == 495)
        #expect(try read(#"{"giftId":"tea","count":1}"#).side == nil)
        #expect(try read(#"{"giftId":"tea","count":1,"side":null}"#).side == nil)
    }

    @Test(
        "refuses what it cannot take, by name and reason",
        arguments: [
            (#"{"count":1}"#, "giftId", .required), (#"{"giftId":"tea"}"#, "count", .required),
            (#"{"giftId":7,"count":1}"#, "giftId", .wrongType),
            (#"{"giftId":"tea","count":0}"#, "count", .outOfRange),
            (#"{"giftId":"tea","count":100}"#, "count", .outOfRange),
            (#"{"giftId":"tea","count":1.0}"#, "count", .wrongType),
            (#"{"giftId":"tea","count":1,"side":"both"}"#, "side", .notAllowed),
            (#"{"giftId":"tea","count":1,"points":1}"#, "points", .unknown),
        ] as [(String, String, FieldReason)])
    func refused(_ json: String, _ field: String, _ reason: FieldReason) {
        #expect(throws: RuleViolation.fields([FieldProblem(field, reason)])) { try read(json) }
    }

    @Test("a gift nobody has is unknown", arguments: ["car", "", "Tea", "tea "])
    func unknown(_ id: String) {
        #expect(throws: RuleViolation.unknownGift) { try read(#"{"giftId":"\#(id)","count":1}"#) }
    }

    @Test(
        "is paid whole or not at all",
        arguments: [
            (100, 0, "rocket", 2, 0), (100, 99, "flower", 1, 0), (100, 40, "medal", 2, 0),
            (10_000, 0, "rocket", 99, 5050),
        ])
    func paid(_ budget: Int, _ spent: Int, _ id: String, _ count: Int, _ left: Int) throws {
        let sending = try read(#"{"giftId":"\#(id)","count":\#(count)}"#)
        let decision = try sending.decide(
            GiftPurse(budget: budget, spent: spent), last: nil, nowMs: 0)
        #expect(decision.purse.left == left)
        #expect(decision.combo == count)
    }

    @Test(
        "is refused when the points do not suffice, with what is left",
        arguments: [
            (100, 0, "rocket", 3, 100), (100, 100, "flower", 1, 0), (0, 0, "flower", 1, 0),
            (50, 80, "flower", 1, 0), (100, 41, "medal", 2, 59),
        ])
    func spent(_ budget: Int, _ spent: Int, _ id: String, _ count: Int, _ left: Int) throws {
        let sending = try read(#"{"giftId":"\#(id)","count":\#(count)}"#)
        #expect(throws: RuleViolation.budgetSpent(pointsLeft: left)) {
            try sending.decide(GiftPurse(budget: budget, spent: spent), last: nil, nowMs: 0)
        }
    }

    @Test(
        "goes on with a run of the same gift for the same side, soon after",
        arguments: [
            ("tea", Side.affirmative, Int64(1000), 8), ("tea", .affirmative, 6000, 8),
            ("tea", .affirmative, 6001, 3), ("tea", .negative, 1000, 3), ("tea", nil, 1000, 3),
            ("fan", .affirmative, 1000, 3), ("tea", .affirmative, 0, 8),
        ] as [(String, Side?, Int64, Int)])
    func combo(_ id: String, _ side: Side?, _ nowMs: Int64, _ combo: Int) throws {
        let last = GiftRun(giftID: "tea", side: .affirmative, combo: 5, atMs: 1000)
        let name = side.map { #","side":"\#($0.rawValue)""# } ?? ""
        let sending = try read(#"{"giftId":"\#(id)","count":3\#(name)}"#)
        let decision = try sending.decide(GiftPurse(budget: 100), last: last, nowMs: nowMs)
        #expect(decision.combo == combo)
    }

    @Test("whatever is sent and however the budget moves, nobody spends what they have not got")
    func neverNegative() throws {
        var random = SeededRandom("gifts: never negative")
        for _ in 0..<300 {
            var purse = GiftPurse(budget: random.int(in: DebateSettings.giftBudgets))
            var paid = 0
            var most = purse.budget
            for _ in 0..<60 {
                if random.int(in: 0...9) == 0 {
                    let budget = random.int(in: 0...200)
                    purse = GiftPurse(budget: budget, spent: purse.spent)
                    most = max(most, budget)
                }
                let gift = random.element(of: GiftCatalogue.all)
                let count = random.int(in: 1...random.element(of: [1, 3, 99]))
                let sending = try read(#"{"giftId":"\#(gift.id)","count":\#(count)}"#)
                let before = purse.left
                do throws(RuleViolation) {
                    purse = try sending.decide(purse, last: nil, nowMs: 0).purse
                    paid += gift.points * count
                    #expect(purse.left == before - gift.points * count)
                    #expect(purse.spent <= purse.budget)
                } catch {
                    #expect(error == .budgetSpent(pointsLeft: before))
                    #expect(gift.points * count > before, "what could be paid is taken")
                }
                #expect(purse.left >= 0)
                #expect(purse.spent == paid)
                #expect(paid <= most)
            }
        }
    }
}

@Suite("Rank givers")
struct RankGiversTests {
    @Test(
        "equal points share a rank, and the next counts everybody above it",
        arguments: [
            ([], []), ([9], [1]), ([9, 8, 7], [1, 2, 3]), ([9, 9, 7], [1, 1, 3]),
            ([9, 8, 8, 8, 2, 2, 1], [1, 2, 2, 2, 5, 5, 7]), ([1, 1, 1], [1, 1, 1]),
        ])
    func ranks(_ points: [Int], _ ranks: [Int]) {
        #expect(RankGivers.ranks(points) == ranks)
    }

    @Test("a rank says how many have more")
    func meaning() {
        var random = SeededRandom("givers: ranks")
        for _ in 0..<300 {
            let points = (0..<random.int(in: 0...20)).map { _ in random.int(in: 1...9) }
                .sorted(by: >)
            for (value, rank) in zip(points, RankGivers.ranks(points)) {
                #expect(rank == points.count { $0 > value } + 1)
            }
        }
    }

    @Test("shows ten, or as many as asked for")
    func size() throws {
        #expect(try RankGivers.size(QueryParameters("")) == 10)
        #expect(try RankGivers.size(QueryParameters("size=50")) == 50)
        for query in ["size=0", "size=51"] {
            #expect(throws: RuleViolation.fields([FieldProblem("size", .outOfRange)])) {
                try RankGivers.size(QueryParameters(query))
            }
        }
    }
}
