import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore

/// Ballots, as their voters cast and see them. None of these answers carries a total (rule E4).
enum BallotHandlers {
    /// Casts the caller's ballot, or replaces it; the same again has the same receipt.
    ///
    /// It counts as of when the request came in (rule V3); after a wait that could outlast the
    /// writing of the final tally it is refused instead (rule V4).
    static func cast(_ call: Call) throws -> Reply {
        let (keys, debate) = (call.services.keys, call.debate)
        let request = BallotRequest(
            cast: try CastBallot(call.jsonObject()), round: try call.round(), debate: debate,
            presented: call.presented, atMs: call.nowMs,
            pseudonym: { voter in
                keys.pseudonym(
                    ofVoter: "\(voter.voterClass.rawValue) \(voter.text)", debate: debate.text)
            })
        return try call.commit(patienceMs: AdvanceRounds.ballotPatienceMs) { transaction in
            Reply(OwnBallotView(own: try transaction.cast(request)))
        }
    }

    /// The caller's own ballot in a round, or `null`.
    static func show(_ call: Call) throws -> Reply {
        let (number, debate, presented) = (try call.round(), call.debate, call.presented)
        let own = try call.services.reader.read { transaction throws(StoreError) in
            let rounds = try transaction.rounds(of: debate)
            let isThere = rounds?.rounds.contains { $0.number == number } ?? false
            return (
                isThere,
                try transaction.ownBallot(in: number, of: debate, presented: presented)
            )
        }
        guard own.0 else { throw RuleViolation.notFound }
        return own.1.map { Reply(OwnBallotView(own: $0)) } ?? Reply(JSONNull())
    }

    /// The caller's own ballots in all debates, newest first.
    static func list(_ call: Call) throws -> Reply {
        var query = call.query.reader()
        let page = query.page()
        try query.finish()
        let (account, device) = (call.presented.account, call.presented.device)
        let ballots = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.ownBallots(account: account, device: device, page)
        }
        return Reply(PageView(page: ballots.map(BallotOfDebateView.init)))
    }

    /// What has become of the ballot a receipt was given for; never what it says.
    static func receipt(_ call: Call) throws -> Reply {
        guard let receipt = Receipt(call.parameter("receipt")) else {
            throw RuleViolation.notFound
        }
        let debate = call.debate
        let state = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.receipt(receipt, of: debate)
        }
        guard let state else { throw RuleViolation.notFound }
        return Reply(ReceiptView(state: state))
    }
}

extension Call {
    /// All that the caller presents as a voter; tickets are found by the device.
    var presented: PresentedIdentity {
        PresentedIdentity(account: caller.account?.id, device: caller.visitor?.knownDevice)
    }
}

/// `{roundId, affirmativePoints|null, undecided, class, receipt, atMs}`
struct OwnBallotView: JSONWritable {
    let own: OwnBallot

    func write(to json: inout JSONWriter) {
        json.object { json in writeMembers(to: &json) }
    }

    /// The members alone, for an object that has others too.
    func writeMembers(to json: inout JSONWriter) {
        let points = own.ballot.choice.affirmativePoints
        json.member("roundId", own.round.text)
        json.member("affirmativePoints", points.map { Int64($0) })
        json.member("undecided", points == nil)
        json.member("class", own.ballot.voter.voterClass.rawValue)
        json.member("receipt", own.receipt.text)
        json.member("atMs", own.ballot.atMs)
    }
}

/// A ballot's members, and `liveId, title`.
private struct BallotOfDebateView: JSONWritable {
    let ballot: BallotOfDebate

    func write(to json: inout JSONWriter) {
        json.object { json in
            OwnBallotView(own: ballot.own).writeMembers(to: &json)
            json.member("liveId", ballot.debate.text)
            json.member("title", ballot.title)
        }
    }
}

/// `{roundId, ordinal|null, atMs, state}`
private struct ReceiptView: JSONWritable {
    let state: ReceiptState

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("roundId", state.round.text)
            json.member("ordinal", state.ordinal)
            json.member("atMs", state.atMs)
            json.member("state", state.state.rawValue)
        }
    }
}
