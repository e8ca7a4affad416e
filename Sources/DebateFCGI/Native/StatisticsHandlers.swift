import DebateDomain
import DebateRuntime
import DebateStore

/// How debates went, in numbers over time.
enum StatisticsHandlers {
    /// As everybody may see it: a hidden tally stays hidden.
    static func debate(_ call: Call) throws -> Reply {
        let request = try ReadStatistics(call.query)
        let nowMs = call.nowMs
        let statistics = try call.readPublic { transaction, debate throws(StoreError) in
            try transaction.statistics(
                of: debate, request, isForOrganiser: false, nowMs: nowMs)
        }
        guard let statistics else { throw Failure.debateNotFound }
        return Reply(statistics)
    }

    /// As it is, for the organiser alone.
    static func organiser(_ call: Call) throws -> Reply {
        let request = try ReadStatistics(call.query)
        let (debate, nowMs) = (call.debate, call.nowMs)
        let statistics = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.statistics(
                of: debate, request, isForOrganiser: true, nowMs: nowMs)
        }
        guard let statistics else { throw Failure.debateNotFound }
        return Reply(statistics)
    }

    /// Day by day in the installation's zone, `{days[]}`: all debates for operators, for others
    /// those they organise.
    static func days(_ call: Call) throws -> Reply {
        let localTime = call.services.localTime
        let now = try? LocalTimestamp(parsing: localTime.text(call.nowMs))
        guard let now else { throw Failure.store(.ownFault("the clock names no date")) }
        let request = try ReadDays(call.query, today: CalendarDate(now))
        let bounds = (request.days + [request.to.advanced(byDays: 1)]).map {
            localTime.instant($0.midnight)
        }
        let isOperator = call.caller.facts.authority?.accountRole == .operator
        let (owner, nowMs) = (isOperator ? nil : call.account.id, call.nowMs)
        let days = try call.services.reader.read { transaction throws(StoreError) in
            try transaction.dayStatistics(
                request.days, bounds: bounds, owner: owner, nowMs: nowMs)
        }
        return Reply(Days(days: days))
    }

    private struct Days: JSONWritable {
        let days: [DayStatistics]

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.key("days")
                ListView(rows: days).write(to: &json)
            }
        }
    }
}
