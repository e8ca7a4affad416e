import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Band")
struct BandTests {
    /// 1,000 ballots whose points part by this lead, in tenths of a percentage point.
    private func tally(leadTenths lead: Int, voters: Int = 1000) -> Tally {
        Tally(affirmative: 50_000 + 50 * lead, negative: 50_000 - 50 * lead, voters: voters)
    }

    @Test(
        "E3: the words for a lead, its borders included",
        arguments: [
            (0, "close"), (49, "close"), (50, "leading:affirmative"),
            (149, "leading:affirmative"), (150, "ahead:affirmative"),
            (1000, "ahead:affirmative"), (-49, "close"), (-50, "leading:negative"),
            (-149, "leading:negative"), (-150, "ahead:negative"),
        ])
    func borders(_ leadTenths: Int, _ text: String) {
        #expect(Band.of(tally(leadTenths: leadTenths), after: nil).text == text)
    }

    @Test(
        "E3: a band is left only when its border is passed by one point",
        arguments: [
            ("close", 59, "close"), ("close", 60, "leading:affirmative"),
            ("close", -59, "close"), ("close", -60, "leading:negative"),
            ("leading:affirmative", 41, "leading:affirmative"),
            ("leading:affirmative", 40, "close"),
            ("leading:affirmative", 159, "leading:affirmative"),
            ("leading:affirmative", 160, "ahead:affirmative"),
            ("leading:affirmative", -50, "leading:negative"),
            ("leading:negative", -41, "leading:negative"), ("leading:negative", -40, "close"),
            ("leading:negative", -159, "leading:negative"),
            ("ahead:affirmative", 141, "ahead:affirmative"),
            ("ahead:affirmative", 140, "leading:affirmative"),
            ("ahead:affirmative", 1000, "ahead:affirmative"),
            ("ahead:negative", -141, "ahead:negative"),
            ("ahead:negative", 150, "ahead:affirmative"),
        ])
    func hysteresis(_ former: String, _ leadTenths: Int, _ text: String) throws {
        let former = try #require(Band(former))
        #expect(Band.of(tally(leadTenths: leadTenths), after: former).text == text)
    }

    @Test("E3: under ten ballots nobody leads, whatever was shown before")
    func fewBallots() {
        #expect(Band.of(Tally(affirmative: 900, voters: 9), after: .ahead(.affirmative)) == .close)
        #expect(Band.of(Tally(affirmative: 1000, voters: 10), after: nil) == .ahead(.affirmative))
        #expect(Band.of(Tally(undecided: 20, voters: 20), after: .leading(.negative)) == .close)
    }

    /// Catches: a side preferred, a border that is open on one side only.
    @Test("the sides swapped, so is the band")
    func symmetry() {
        var random = SeededRandom("bands")
        let bands: [Band?] = [
            nil, .close, .leading(.affirmative), .ahead(.affirmative), .leading(.negative),
            .ahead(.negative),
        ]
        for _ in 0..<2000 {
            let tally = Tally(
                affirmative: random.int(in: 0...2000), negative: random.int(in: 0...2000),
                voters: random.int(in: 8...40))
            let former = random.element(of: bands)
            let band = Band.of(tally, after: former)
            #expect(Band.of(tally.swapped, after: former?.swapped) == band.swapped)
            #expect(Band(band.text) == band)
        }
    }

    @Test("no other text is a band", arguments: ["", "leading", "ahead:", "close:affirmative"])
    func unknown(_ text: String) {
        #expect(Band(text) == nil)
    }
}
