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
    private let memory = AnswerMemory()

    init(router: Router, services: Services, origins: OriginRule, log: Log) {
        self.router = router
        self.services = services
        self.origins = origins
        self.log = log
    }

    func answer(_ request: Request) -> Response {
        let began = WallClock.monotonicMicroseconds()
        let language = Language(accepting: request.header("HTTP_ACCEPT_LANGUAGE"))
        var routePath = ""
        let response: Response
        do {
            response = try routed(request, language, &routePath)
        } catch {
            response = refused(Failure(error), request, language)
        }
        log.info("request") { json in
            json.member("requestId", request.id)
            json.member("method", request.method)
            json.member("path", request.path)
            json.member("route", routePath)
            json.member("status", response.status)
            json.member("durationUs", WallClock.monotonicMicroseconds() - began)
            json.member("bodyBytes", request.body.count)
            json.member("answerBytes", response.body.count)
            json.member("address", request.address)
        }
        return response
    }

    private func routed(
        _ request: Request, _ language: Language, _ routePath: inout String
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
            routePath = route.path
            return try handled(request, route, parameters, language)
        }
    }

    private func handled(
        _ request: Request, _ route: Route, _ parameters: [String: String], _ language: Language
    ) throws -> Response {
        if route.method.writes, services.identity.isClaimed(by: request) {
            guard origins.allows(request) else { throw Failure.badOrigin }
        }
        let visitor =
            route.freshness == .personal
            ? services.identity.visitor(request, nowMs: services.nowMs()) : nil
        let call = Call(
            request: request, parameters: parameters, services: services, visitor: visitor)
        var response: Response
        do {
            response =
                route.freshness == .publicRevalidated
                ? try revalidated(call, route, language)
                : Response(
                    status: 200, headers: Self.headers(language, "no-store"),
                    body: try route.answer(call).body(in: language))
        } catch {
            response = refused(Failure(error), request, language)
        }
        if let cookie = visitor?.cookieToSend {
            response.headers.append(("Set-Cookie", cookie))
        }
        return response
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
        let body = try route.answer(call).body(in: language)
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
        var headers = Self.headers(language, "no-store")
        if !refusal.allowed.isEmpty { headers.append(("Allow", Self.allow(refusal.allowed))) }
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
