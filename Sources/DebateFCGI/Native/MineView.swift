import DebateDomain
import DebateStore

/// What a debate knows of its caller, for them alone.
///
/// Shape: `{class, ticket, roles[], tag|null, ballots[], restriction|null, waitMs, held[],
/// giftPointsLeft, likedCards[], likedComments[]}`
struct MineView: JSONWritable {
    let voterClass: VoterClass
    let holdsTicket: Bool
    /// The caller's seats in the debate, as far as what they present carries them.
    let roles: [DebateRole]
    /// The caller's ballots that count, in the order of their rounds.
    let ballots: [OwnBallot]
    let speech: OwnSpeech
    let giftPointsLeft: Int

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("class", voterClass.rawValue)
            json.member("ticket", holdsTicket)
            json.member("roles", roles.map(\.rawValue))
            json.member("tag", speech.tag)
            json.key("ballots")
            ListView(rows: ballots.map(OwnBallotView.init)).write(to: &json)
            json.key("restriction")
            if let restriction = speech.restriction {
                restriction.write(to: &json)
            } else {
                json.null()
            }
            json.member("waitMs", speech.waitMs)
            json.key("held")
            ListView(rows: speech.held).write(to: &json)
            json.member("giftPointsLeft", giftPointsLeft)
            // There are no cards and comments to like yet.
            json.key("likedCards")
            json.array { _ in }
            json.key("likedComments")
            json.array { _ in }
        }
    }
}

/// Reads what is the caller's own, all of it as of one moment.
struct MineReading: Sendable {
    private let facts: CallerFacts
    private let account: Account?
    private let device: DeviceID?
    private let identity: Identity?
    private let debate: DebateID
    private let nowMs: Int64

    /// - Parameter device: who just became a device counts as one already.
    init(_ call: Call, device: DeviceID? = nil) {
        facts = call.caller.facts
        account = call.caller.account
        self.device = device ?? call.caller.visitor?.knownDevice
        identity = call.caller.identity
        debate = call.debate
        nowMs = call.nowMs
    }

    func view(_ transaction: borrowing ReadTransaction) throws(StoreError) -> MineView {
        let holdsTicket =
            try device.map { device throws(StoreError) in
                try transaction.holdsTicket(device, in: debate)
            } ?? false
        return MineView(
            voterClass: .strongest(holdsTicket: holdsTicket, isLoggedIn: account != nil),
            holdsTicket: holdsTicket, roles: DebateRole.allCases.filter(facts.holds),
            ballots: try transaction.ownBallots(
                of: debate, presented: PresentedIdentity(account: account?.id, device: device)),
            speech: try speech(transaction),
            giftPointsLeft: try pointsLeft(transaction))
    }

    private func speech(
        _ transaction: borrowing ReadTransaction
    ) throws(StoreError) -> OwnSpeech {
        guard let identity else { return OwnSpeech() }
        let isStaff = DebateRole.allCases.contains(where: facts.holds)
        return try transaction.ownSpeech(
            of: identity, isStaff: isStaff, in: debate, nowMs: nowMs)
    }

    private func pointsLeft(
        _ transaction: borrowing ReadTransaction
    ) throws(StoreError) -> Int {
        let budget = try transaction.giftBudget(of: debate)
        let spent = try identity.map { identity throws(StoreError) in
            try transaction.spentPoints(of: identity, in: debate)
        }
        return GiftPurse(budget: budget, spent: spent ?? 0).left
    }
}

/// The caller's own part in a debate.
enum MineHandlers {
    static func mine(_ call: Call) throws -> Reply {
        Reply(try call.services.reader.read(MineReading(call).view))
    }
}
