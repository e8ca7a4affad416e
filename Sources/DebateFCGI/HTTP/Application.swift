import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore

/// Answers requests: finds the route, refuses what may not be, calls the handler, dresses the
/// answer, writes the log line. One per request thread.
struct Application {
    private let router: Router
    private let services: Services
    private let origins: OriginRule
    private let log: Log
    private let authenticator: Authenticator
    private let memory = AnswerMemory()

    init(router: Router, services: Services, origins: OriginRule, log: Log) {
        self.router = router
        self.services = services
        self.origins = origins
        self.log = log
        authenticator = Authenticator(
            identity: services.identity, sessionCookie: services.sessionCookie,
            limits: services.limits, reader: services.reader, writer: services.writer)
    }

    func answer(_ request: Request) -> Response {
        let began = WallClock.monotonicMicroseconds()
        let hashesBefore = services.passwords.count
        let language = Language(accepting: request.header("HTTP_ACCEPT_LANGUAGE"))
        var route: Route?
        let response: Response
        do {
            response = try routed(request, language, &route)
        } catch {
            response = refused(Failure(error), request, language)
        }
        let durationUs = WallClock.monotonicMicroseconds() - began
        services.figures.requests.note(
            route, status: response.status, durationUs: durationUs)
        let routePath = route?.path ?? ""
        log.info("request") { json in
            json.member("requestId", request.id)
            json.member("method", request.method)
            json.member("path", request.path)
            json.member("route", routePath)
            json.member("status", response.status)
            json.member("durationUs", durationUs)
            if !Route.lengthsTell(routePath) {
                json.member("bodyBytes", request.body.count)
                json.member("answerBytes", response.body.count)
            }
            json.member("address", request.address)
            let hashes = services.passwords.count - hashesBefore
            if hashes > 0 { json.member("passwordHashes", hashes) }
        }
        return response
    }

    private func routed(
        _ request: Request, _ language: Language, _ found: inout Route?
    ) throws -> Response {
        guard RequestTarget.isCanonical(request.target) else { throw Failure.unknownPath }
        switch router.match(request.method, request.path) {
        case .none:
            throw Failure.unknownPath
        case .wrongMethod(let allowed):
            guard request.method == "OPTIONS" else {
                throw Failure.methodNotAllowed(allowed: allowed)
            }
            return Response(status: 204, headers: [("Allow", Self.allow(allowed))])
        case .route(let route, let parameters):
            found = route
            return try handled(request, route, parameters, language)
        }
    }

    private func handled(
        _ request: Request, _ route: Route, _ parameters: [String: String], _ language: Language
    ) throws -> Response {
        if route.method.writes, authenticator.isForgeable(request, origins: origins) {
            throw Failure.badOrigin
        }
        let nowMs = services.nowMs()
        guard route.freshness == .personal else {
            let call = Call(
                request: request, parameters: parameters, services: services, nowMs: nowMs,
                language: language, caller: nil)
            do {
                switch route.freshness {
                case .publicRevalidated: return try revalidated(call, route, language)
                case .publicCached: return try cached(call, route, language)
                default: return Self.response(try route.answer(call), language)
                }
            } catch let rehearsal as Rehearsal {
                // Good for this caller and this moment: nothing of it may be kept anywhere.
                guard try authenticator.mayRead(request, rehearsal.debate, nowMs: nowMs) else {
                    throw Failure.debateNotFound
                }
                return Self.response(try route.answer(call), language)
            }
        }
        let debate = try debate(of: route, parameters, nowMs: nowMs)
        let caller = try authenticator.caller(request, route, debate: debate, nowMs: nowMs)
        var response: Response
        do {
            try admit(caller, to: route, nowMs: nowMs)
            let keyed =
                route.method.writes
                ? try KeyedWrite(request, by: caller, nowMs: nowMs) : nil
            let call = Call(
                request: request, parameters: parameters, services: services, nowMs: nowMs,
                language: language, caller: caller, keyed: keyed)
            response = Self.response(
                try answerBefore(keyed) ?? route.answer(call), language)
        } catch {
            response = refused(Failure(error), request, language)
        }
        if let cookie = caller.visitor?.cookieToSend {
            response.headers.append(("Set-Cookie", cookie))
        }
        return response
    }

    /// The debate whose seats count: the one of the path, or the one the path's room is for now.
    private func debate(
        of route: Route, _ parameters: [String: String], nowMs: Int64
    ) throws(StoreError) -> DebateID? {
        if route.namesRoomsDebate {
            return try parameters["roomId"].flatMap { RoomID($0) }.flatMap {
                room throws(StoreError) in
                try authenticator.debate(inRoom: room, nowMs: nowMs)
            }
        }
        return Self.debate(parameters)
    }

    private static func debate(_ parameters: [String: String]) -> DebateID? {
        parameters["liveId"].flatMap { UUIDText($0) }.map { DebateID($0) }
    }

    /// A public answer; of a rehearsal there is none.
    private func publicReply(_ call: Call, _ route: Route) throws -> Reply {
        if let debate = Self.debate(call.parameters) {
            let isRehearsal = try services.reader.read { transaction throws(StoreError) in
                try transaction.isRehearsal(debate)
            }
            if isRehearsal == true { throw Rehearsal(debate: debate) }
        }
        return try route.answer(call)
    }

    /// The answer of a write done before, found without waiting for the writer.
    private func answerBefore(_ keyed: KeyedWrite?) throws -> Reply? {
        guard let keyed else { return nil }
        // A rule's refusal has to leave `read`, which throws the store's errors alone.
        let before = try services.reader.read { transaction throws(StoreError) in
            Result { try keyed.answerBefore(transaction) }
        }
        return try before.get()
    }

    /// The door: who the route is not for stays outside, and so does who comes too often.
    private func admit(_ caller: Caller, to route: Route, nowMs: Int64) throws {
        try Authorise.decide(route.who, caller.facts)
        guard route.method.writes else { return }
        try services.limits.countWrite(by: caller, on: route, nowMs: nowMs)
    }

    private static func response(_ reply: Reply, _ language: Language) -> Response {
        let cookies = reply.cookies.map { (name: "Set-Cookie", value: $0) }
        if let file = reply.file {
            var headers = [
                (name: "Content-Type", value: file.contentType),
                (name: "Cache-Control", value: "no-store"),
            ]
            if let name = file.name {
                headers.append(("Content-Disposition", "attachment; filename=\"\(name)\""))
            }
            return Response(status: 200, headers: headers + cookies, body: file.bytes)
        }
        if let handOver = reply.handOver {
            return Response(
                status: 200,
                headers: [
                    ("X-Accel-Redirect", handOver.path), ("Content-Type", handOver.contentType),
                    ("Cache-Control", "no-store"),
                    ("Content-Disposition", "attachment; filename=\"\(handOver.name)\""),
                ] + cookies)
        }
        var headers = headers(language, "no-store") + cookies
        if let location = reply.location { headers.append(("Location", location)) }
        if reply.replayed != nil { headers.append(("Idempotency-Replayed", "true")) }
        return Response(
            status: reply.status, headers: headers, body: reply.body(in: language))
    }

    /// A success that is the same for everyone and good for a second; nginx keeps it that long, so
    /// that thousands who ask cost one answer.
    private func cached(_ call: Call, _ route: Route, _ language: Language) throws -> Response {
        let body = try publicReply(call, route).body(in: language)
        let tag = EntityTag(of: body)
        let headers =
            Self.headers(language, "public, max-age=1")
            + [("ETag", tag.text), ("Vary", "Accept-Language")]
        if tag.isNamed(in: call.request.header("HTTP_IF_NONE_MATCH")) {
            return Response(status: 304, headers: headers)
        }
        return Response(status: 200, headers: headers, body: body)
    }

    /// A success that is the same for everyone; 304 when the caller has it already.
    private func revalidated(
        _ call: Call, _ route: Route, _ language: Language
    ) throws -> Response {
        let answer = try publicAnswer(call, route, language)
        let headers =
            Self.headers(language, "no-cache")
            + [("ETag", answer.tag.text), ("Vary", "Accept-Language")]
        if answer.tag.isNamed(in: call.request.header("HTTP_IF_NONE_MATCH")) {
            return Response(status: 304, headers: headers)
        }
        return Response(status: 200, headers: headers, body: answer.body)
    }

    private func publicAnswer(
        _ call: Call, _ route: Route, _ language: Language
    ) throws -> AnswerMemory.Answer {
        let key = AnswerMemory.Key(target: call.request.target, language: language)
        let version = try services.reader.version()
        if let known = memory.answer(key, at: version) { return known }
        let body = try publicReply(call, route).body(in: language)
        let answer = AnswerMemory.Answer(body: body, tag: EntityTag(of: body))
        memory.keep(answer, as: key)
        return answer
    }

    private func refused(
        _ failure: Failure, _ request: Request, _ language: Language
    ) -> Response {
        let refusal = failure.refusal
        if case .store(let problem) = failure {
            log.error("request failed") { json in
                json.member("requestId", request.id)
                json.member("why", problem.description)
            }
        }
        if case .encoderRefused(let room, let why) = failure {
            log.warn("encoder refused") { json in
                json.member("requestId", request.id)
                json.member("room", room)
                json.member("why", why.rawValue)
            }
        }
        var headers = Self.headers(language, "no-store")
        if !refusal.allowed.isEmpty { headers.append(("Allow", Self.allow(refusal.allowed))) }
        // RFC 9110 §15.5.2 demands it; browsers show no dialog for this scheme.
        if refusal.status == 401 { headers.append(("WWW-Authenticate", "Bearer")) }
        if let seconds = refusal.retryAfterSeconds {
            headers.append(("Retry-After", "\(seconds)"))
        }
        return Response(
            status: refusal.status, headers: headers,
            body: refusal.body(in: language, path: String(request.target.prefix { $0 != "?" })))
    }

    private static func headers(
        _ language: Language, _ cacheControl: String
    ) -> [(name: String, value: String)] {
        [
            ("Content-Type", "application/json; charset=utf-8"),
            ("Content-Language", language.rawValue),
            ("Cache-Control", cacheControl),
        ]
    }

    private static func allow(_ methods: [Method]) -> String {
        (methods.flatMap { $0 == .get ? ["GET", "HEAD"] : [$0.rawValue] } + ["OPTIONS"])
            .joined(separator: ", ")
    }
}

/// What a public route found where nothing is public.
private struct Rehearsal: Error {
    let debate: DebateID
}
