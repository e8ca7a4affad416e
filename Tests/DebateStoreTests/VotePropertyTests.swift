import DebateDomain
import DebateTestSupport
import Testing

@testable import DebateStore

/// Random evenings of one debate: rounds of every kind, voters with several credentials, tickets
/// made void, rounds made void. Catches: a count that forgets a step, a ledger row too many or too
/// few, a ballot that counts twice or comes back.
@Suite("Votes in the store, by property")
struct VotePropertyTests {
    @Test("V6, V11, I2, I6: count, ballots, ledger and a naive count agree after every evening")
    func evenings() throws {
        var random = SeededRandom("votes in the store")
        for _ in 0..<12 {
            var evening = try Evening()
            for _ in 0..<random.int(in: 20...60) { try evening.step(&random) }
            let check = try evening.hall.check()
            #expect(check.fault == nil)
            for (number, choices) in evening.choices {
                let count = try evening.hall.count(of: number).byClass
                for voterClass in VoterClass.allCases {
                    let naive = choices.filter { $0.key.voterClass == voterClass }.values
                        .reduce(Tally.zero) { $0 + Tally(affirmativePoints: $1) }
                    #expect(count[voterClass] == naive, "\(number.text) \(voterClass)")
                }
            }
        }
    }
}

/// What was accepted, in the test's own words: who last chose what, and who may not come back.
private struct Evening {
    let hall: VoteHall
    var nowMs: Int64 = 1000
    var open: RoundNumber?
    /// What counts of each round; no points: undecided.
    var choices: [RoundNumber: [VoterIdentity: Int?]] = [:]
    var gone: [RoundNumber: Set<VoterIdentity>] = [:]
    /// Where a ballot of an account was cast last.
    var places: [RoundNumber: [VoterIdentity: Int]] = [:]
    /// Devices with a ticket.
    var tickets: [Int: TicketNumber] = [:]

    init() throws {
        hall = try VoteHall()
        for number in [1, 2] {
            let ticket = try hall.addTicket(Int64(number), to: number)
            tickets[number] = ticket
        }
    }

    mutating func step(_ random: inout SeededRandom) throws {
        nowMs += Int64(random.int(in: 1...900))
        switch random.int(in: 0...19) {
        case 0, 1: try openNext(&random)
        case 2: try closeOpen()
        case 3: try voidTicket(&random)
        case 4 where random.int(in: 0...2) == 0: try voidOpen()
        default: try vote(&random)
        }
        if random.int(in: 0...4) == 0 { try hall.advance(nowMs: nowMs) }
    }

    private mutating func openNext(_ random: inout SeededRandom) throws {
        let kind = random.element(of: RoundKind.allCases)
        guard open == nil, let number = try? hall.plan(kind, nowMs: nowMs) else { return }
        let at = nowMs
        try hall.act(nowMs: at) { rounds in
            try OpenRound().decide(number, in: rounds, graceMs: 0, nowMs: at)
        }
        open = number
        choices[number] = [:]
        nowMs += 1
    }

    private mutating func closeOpen() throws {
        guard let number = open else { return }
        let at = nowMs
        try hall.act(nowMs: at) { rounds in
            try CloseRound.decide(number, in: rounds, lastBallotAtMs: nil, nowMs: at)
        }
        open = nil
    }

    private mutating func voidOpen() throws {
        guard let number = open else { return }
        let at = nowMs
        try hall.act(nowMs: at) { rounds in
            try VoidRound.decide(number, in: rounds, reason: "误开", nowMs: at)
        }
        open = nil
    }

    private mutating func voidTicket(_ random: inout SeededRandom) throws {
        let device = random.int(in: 1...3)
        guard let ticket = tickets.removeValue(forKey: device) else { return }
        try hall.void(ticket, nowMs: nowMs)
        let void = try hall.rounds().filter(\.isVoid).map(\.number)
        for number in choices.keys where !void.contains(number) {
            choices[number]?[.ticket(ticket)] = nil
            gone[number, default: []].insert(.ticket(ticket))
        }
    }

    private mutating func vote(_ random: inout SeededRandom) throws {
        guard let number = open else { return }
        let place = random.int(in: 1...3)
        let account = random.element(of: [nil, nil, 11, 12] as [Int?])
        let points = random.element(of: [0, 30, 50, 100])
        let cast = try? hall.cast(
            points, in: number, by: device(place, account: account), atMs: nowMs)
        let weaker = device(place, account: account)
        var all = weaker
        all.ticket = tickets[place]
        guard let voter = VoterIdentity.strongest(all) else { return }
        let isGone = gone[number]?.contains(voter) ?? false
        // Who voted by an account here does not vote as the device, too.
        let isKnownHere =
            voter.voterClass == .device
            && (choices[number] ?? [:]).keys.contains { known in
                known.voterClass == .account && places[number]?[known] == place
            }
        #expect((cast == nil) == (isGone || isKnownHere))
        guard cast != nil else { return }
        for known in (choices[number] ?? [:]).keys {
            let isHere =
                known == .device(DeviceID(.sample(place)))
                || places[number]?[known] == place
            if isHere, known.voterClass.isWeaker(than: voter.voterClass) {
                choices[number]?.removeValue(forKey: known)
                gone[number, default: []].insert(known)
            }
        }
        if choices[number]?[voter] != .some(.some(points)), voter.voterClass == .account {
            places[number, default: [:]][voter] = place
        }
        choices[number]?[voter] = .some(points)
    }
}
