import DebateTestSupport
import Testing

@testable import DebateDomain

/// Random votes of a few people with several credentials, against a model that knows no steps: it
/// keeps the accepted requests alone and counts anew.
@Suite("Ballots, by property")
struct BallotPropertyTests {
    @Test("V6, I2, V11: tally, recount, replay of the ledger and a naive count agree")
    func agree() throws {
        var random = SeededRandom("ballots agree")
        for _ in 0..<300 {
            var box = BallotBox(isFinal: random.int(in: 0...3) == 0)
            for atMs in 1..<Int64(random.int(in: 2...60)) {
                box.vote(.drawn(from: &random), choice: .drawn(from: &random), atMs: 1000 + atMs)
            }
            #expect(box.tallies == box.recount)
            #expect(box.tallies == box.replayed)
            #expect(box.tallies == box.naive)
            #expect(!box.countsTwice)
        }
    }
}

/// One round and all that was said in it.
private struct BallotBox {
    let target: VoteRound
    var ballots: [VoterIdentity: Ballot] = [:]
    var tallies = ClassTallies.zero
    var ledger: [BallotStep] = []
    /// Accepted requests, in order: who came with what, and what they chose.
    var accepted: [(presented: PresentedIdentity, voter: VoterIdentity, choice: BallotChoice)] = []

    init(isFinal: Bool) {
        target = round(
            1, .pre, opened(),
            terms: RoundTerms(isFinal: isFinal, takesUndecided: true, reveal: .hidden))
    }

    mutating func vote(_ presented: PresentedIdentity, choice: BallotChoice, atMs: Int64) {
        guard let voter = VoterIdentity.strongest(presented) else { return }
        let here = ballots.values.filter { ballot in
            ballot.state == .counted && ballot.device != nil && ballot.device == presented.device
        }
        let standing = CastBallot.Standing(
            own: ballots[voter],
            weaker: here.filter { $0.voter.voterClass.isWeaker(than: voter.voterClass) },
            hasStronger: here.contains { voter.voterClass.isWeaker(than: $0.voter.voterClass) })
        guard
            let steps = try? CastBallot(choice).decide(
                on: target, by: voter, from: presented.device, standing: standing, atMs: atMs)
        else { return }
        accepted.append((presented, voter, choice))
        for step in steps {
            ballots[step.ballot.voter] = step.ballot
            tallies.apply(step)
            ledger.append(step)
        }
    }

    /// From the ballots themselves.
    var recount: ClassTallies {
        count(ballots.values.filter { $0.state == .counted }.map { ($0.voter, $0.choice) })
    }

    /// Whether one browser counts as a device and with more.
    var countsTwice: Bool {
        let counted = ballots.values.filter { $0.state == .counted }
        return counted.contains { ballot in
            ballot.voter.voterClass == .device
                && counted.contains { $0.device == ballot.device && $0.voter != ballot.voter }
        }
    }

    /// From what the ledger says of kinds and choices alone.
    var replayed: ClassTallies {
        var choices: [VoterIdentity: BallotChoice] = [:]
        for step in ledger {
            switch step.kind {
            case .cast, .replace: choices[step.ballot.voter] = step.choice
            case .supersede, .void: choices[step.ballot.voter] = nil
            }
        }
        return count(choices.map { ($0.key, $0.value) })
    }

    /// From the accepted requests: a voter's last choice, unless somebody stronger was accepted
    /// afterwards on the device it was cast from.
    var naive: ClassTallies {
        var last: [VoterIdentity: (index: Int, device: DeviceID?, choice: BallotChoice)] = [:]
        for (index, request) in accepted.enumerated() {
            // A repeat is no new ballot: it stays where it was cast.
            if let known = last[request.voter], known.choice == request.choice { continue }
            let device = request.presented.device ?? last[request.voter]?.device
            last[request.voter] = (index, device, request.choice)
        }
        let counted = last.filter { voter, ballot in
            !accepted.dropFirst(ballot.index + 1).contains { later in
                later.presented.device != nil && later.presented.device == ballot.device
                    && voter.voterClass.isWeaker(than: later.voter.voterClass)
            }
        }
        return count(counted.map { ($0.key, $0.value.choice) })
    }

    private func count(_ votes: [(VoterIdentity, BallotChoice)]) -> ClassTallies {
        var tallies = ClassTallies.zero
        for (voter, choice) in votes {
            tallies[voter.voterClass] += Tally(affirmativePoints: choice.affirmativePoints)
            if voter.isWeak { tallies.weakDevices += 1 }
        }
        return tallies
    }
}

extension PresentedIdentity {
    /// One of three devices, perhaps with one of two accounts, perhaps with one of two tickets; or a
    /// program of an account.
    fileprivate static func drawn(from random: inout SeededRandom) -> PresentedIdentity {
        let account = random.element(of: [nil, nil, 11, 12] as [Int?])
        if let account, random.int(in: 0...3) == 0 {
            return PresentedIdentity(account: AccountID(.sample(account)))
        }
        return PresentedIdentity(
            ticket: random.element(of: [nil, nil, nil, TicketNumber(1), TicketNumber(2)]),
            account: account.map { AccountID(.sample($0)) },
            device: DeviceID(.sample(random.int(in: 1...3))))
    }
}

extension BallotChoice {
    fileprivate static func drawn(from random: inout SeededRandom) -> BallotChoice {
        BallotChoice(affirmativePoints: random.element(of: [nil, 0, 50, 100]))
    }
}
