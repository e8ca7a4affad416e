import DebateDomain
import DebateSecurity
import DebateStore

/// Tickets, as organisers run them.
enum TicketHandlers {
    /// Makes a batch; its codes are shown this once, as `{tickets: [{id, code}]}` or a CSV file.
    static func create(_ call: Call) throws -> Reply {
        let request = try CreateTickets(call.jsonObject(), nfc: TextFormRules.store.nfc)
        let (debate, nowMs, keys) = (call.debate, call.nowMs, call.services.keys)
        let draw: @Sendable () -> DrawnTicket = { .random(of: debate, keys) }
        // Before the write: nobody waits for the store meanwhile.
        let drawn = (0..<request.count).map { _ in draw() }
        let entry = call.audit(
            .ticketCreate, "live/" + debate.text, debate: debate,
            after: JSONText.of(BatchFacts(request: request)))
        let wantsFile = Accept(call.request.header("HTTP_ACCEPT"))
            .prefers("text/csv", to: "application/json")
        return try call.commit(keepsAnswer: false) { transaction in
            try request.decide(held: try transaction.ticketCount(of: debate))
            let tickets = try transaction.addTickets(
                drawn, label: request.label, to: debate, nowMs: nowMs, redraw: draw)
            try transaction.record(entry)
            var reply = Reply(TicketCodes(tickets: tickets))
            if wantsFile {
                reply.file = TicketFile.csv(tickets, label: request.label, of: debate)
            }
            return reply
        }
    }

    /// One page of tickets, in the order they were made; never a code or a device.
    static func list(_ call: Call) throws -> Reply {
        let filter = try TicketFilter(call.query, nfc: TextFormRules.store.nfc)
        let debate = call.debate
        let page = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.tickets(of: debate, filter)
        }
        return Reply(PageView(page: page.map(TicketView.init)))
    }

    /// Takes a ticket from its device; another one may redeem it then.
    static func release(_ call: Call) throws -> Reply {
        try change(call, .ticketRelease) { ticket throws(RuleViolation) in
            try ReleaseTicket.decide(ticket)
        }
    }

    /// Makes a ticket worthless for good; its ballots count no more (rule I6).
    static func void(_ call: Call) throws -> Reply {
        let (debate, nowMs) = (call.debate, call.nowMs)
        let decide: @Sendable (Ticket) throws(RuleViolation) -> Ticket = {
            ticket throws(RuleViolation) in
            try VoidTicket.decide(ticket, nowMs: nowMs)
        }
        return try change(call, .ticketVoid, decide) { transaction, ticket in
            try transaction.voidBallots(of: ticket.number, in: debate, nowMs: nowMs)
        }
    }

    /// Changes one ticket of the debate, on record and with a reason.
    private static func change(
        _ call: Call, _ action: AuditAction,
        _ decide: @escaping @Sendable (Ticket) throws(RuleViolation) -> Ticket,
        following: @escaping @Sendable (borrowing WriteTransaction, Ticket) throws -> Void = {
            _, _ in
        }
    ) throws -> Reply {
        guard let number = TicketNumber(call.parameter("ticketId")) else {
            throw RuleViolation.notFound
        }
        let reason = try ActReason(call.jsonObject(), nfc: TextFormRules.store.nfc)
        let (debate, actor, nowMs) = (call.debate, call.actor, call.nowMs)
        return try call.commit { transaction in
            guard let ticket = try transaction.ticket(number, of: debate) else {
                throw RuleViolation.notFound
            }
            let changed = try decide(ticket)
            try transaction.update(changed)
            try transaction.record(
                AuditEntry(
                    atMs: nowMs, actor: actor, action: action, debate: debate,
                    target: "ticket/" + number.text,
                    before: JSONText.of(StateFacts(state: ticket.state)),
                    after: JSONText.of(StateFacts(state: changed.state)), reason: reason.text))
            try following(transaction, changed)
            return Reply(TicketView(ticket: changed))
        }
    }
}

extension DrawnTicket {
    /// A code nobody can guess, and its hash under the installation's key.
    static func random(of debate: DebateID, _ keys: KeyRing) -> DrawnTicket {
        let code = OneTimeCode.random(.ticket)
        return DrawnTicket(
            code: code, hash: keys.ticketHash(code: code.text, debate: debate.text))
    }
}

/// `{id, label, state, boundAtMs}`
private struct TicketView: JSONWritable {
    let ticket: Ticket

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", ticket.number.text)
            json.member("label", ticket.label)
            json.member("state", ticket.state.rawValue)
            json.member("boundAtMs", ticket.binding?.atMs)
        }
    }
}

/// A new batch: `{tickets: [{id, code}]}`.
private struct TicketCodes: JSONWritable {
    let tickets: [NewTicket]

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("tickets")
            json.array { json in
                for ticket in tickets {
                    OnceView(id: ticket.number.text, name: "code", secret: ticket.code.display)
                        .write(to: &json)
                }
            }
        }
    }
}

/// A new batch as a file to print from.
enum TicketFile {
    /// Columns `id,code,label`.
    static func csv(_ tickets: [NewTicket], label: String, of debate: DebateID) -> Reply.File {
        var csv = CSVWriter(columns: ["id", "code", "label"])
        for ticket in tickets {
            csv.row([.text(ticket.number.text), .text(ticket.code.display), .text(label)])
        }
        return Reply.File(
            name: "tickets-\(debate.text).csv", contentType: "text/csv; charset=utf-8",
            bytes: csv.bytes)
    }
}

/// A batch on record: how many, and what they are called.
private struct BatchFacts: JSONWritable {
    let request: CreateTickets

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("count", request.count)
            json.member("label", request.label)
        }
    }
}

/// A ticket on record: its state, never its device.
private struct StateFacts: JSONWritable {
    let state: TicketState

    func write(to json: inout JSONWriter) {
        json.object { json in json.member("state", state.rawValue) }
    }
}
