import DebateDomain
import DebateStore

/// What a debate knows of its caller, for them alone: `{class, ticket, roles}`.
struct MineView: JSONWritable {
    let voterClass: VoterClass
    let holdsTicket: Bool
    /// The caller's seats in the debate, as far as what they present carries them.
    let roles: [DebateRole]

    init(_ caller: Caller, holdsTicket: Bool) {
        voterClass = .strongest(holdsTicket: holdsTicket, isLoggedIn: caller.account != nil)
        self.holdsTicket = holdsTicket
        roles = DebateRole.allCases.filter(caller.facts.holds)
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("class", voterClass.rawValue)
            json.member("ticket", holdsTicket)
            json.member("roles", roles.map(\.rawValue))
        }
    }
}

/// The caller's own part in a debate.
enum MineHandlers {
    static func mine(_ call: Call) throws -> Reply {
        let debate = call.debate
        guard let device = call.caller.visitor?.knownDevice else {
            return Reply(MineView(call.caller, holdsTicket: false))
        }
        let holdsTicket = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.holdsTicket(device, in: debate)
        }
        return Reply(MineView(call.caller, holdsTicket: holdsTicket))
    }
}
