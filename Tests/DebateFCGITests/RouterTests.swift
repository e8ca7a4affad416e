import DebateDomain
import Testing

@testable import DebateFCGI

@Suite("Router")
struct RouterTests {
    private struct Nothing: JSONWritable {
        func write(to json: inout JSONWriter) { json.null() }
    }

    private static func route(_ method: DebateFCGI.Method, _ path: String) -> Route {
        Route(method, path, [.anyone], .momentary) { _ in Reply(Nothing()) }
    }

    private let router = Router([
        route(.get, "/a"), route(.post, "/a"), route(.get, "/a/{id}"), route(.delete, "/a/{id}"),
        route(.put, "/a/{id}/b/{name}"), route(.get, "/a/list"),
    ])

    private func outcome(_ method: String, _ path: String) -> String {
        switch router.match(method, path) {
        case .none: "none"
        case .wrongMethod(let allowed): "only " + allowed.map(\.rawValue).joined(separator: " ")
        case .route(let route, let parameters):
            ([route.method.rawValue, route.path]
                + parameters.sorted { $0.key < $1.key }.map { "\($0)=\($1)" })
                .joined(separator: " ")
        }
    }

    @Test(
        "finds the route of a method and path, and what stands at its parameters",
        arguments: [
            ("GET", "/a", "GET /a"), ("HEAD", "/a", "GET /a"), ("POST", "/a", "POST /a"),
            ("GET", "/a/list", "GET /a/list"), ("GET", "/a/7", "GET /a/{id} id=7"),
            ("HEAD", "/a/7", "GET /a/{id} id=7"), ("DELETE", "/a/正", "DELETE /a/{id} id=正"),
            ("PUT", "/a/7/b/x", "PUT /a/{id}/b/{name} id=7 name=x"),
        ])
    func finds(_ method: String, _ path: String, _ expected: String) {
        #expect(outcome(method, path) == expected)
    }

    @Test(
        "a path with other methods only names them",
        arguments: [
            ("PUT", "/a", "only GET POST"), ("OPTIONS", "/a/7", "only GET DELETE"),
            ("get", "/a", "only GET POST"), ("", "/a", "only GET POST"),
            ("HEAD", "/a/7/b/x", "only PUT"), ("DELETE", "/a/list", "only GET"),
        ])
    func wrongMethod(_ method: String, _ path: String, _ expected: String) {
        #expect(outcome(method, path) == expected)
    }

    @Test(
        "other paths lead nowhere",
        arguments: [
            "", "/", "a", "/A", "/a/", "/a//", "//a", "/a/7/", "/a/7/b", "/a/7/b/", "/a/7/b/x/y",
            "/b",
        ])
    func nowhere(_ path: String) {
        #expect(outcome("GET", path) == "none")
    }

    @Test("no two routes of the API have the same method and path")
    func unique() {
        let names = Routes.all.map { "\($0.method.rawValue) \($0.path)" }
        #expect(Set(names).count == names.count)
    }

    @Test("every route says who may use it, and none lets anyone in beside others")
    func everyRouteIsGuarded() {
        for route in Routes.all {
            #expect(!route.who.isEmpty, "\(route.path)")
            #expect(!route.who.contains(.anyone) || route.who == [.anyone], "\(route.path)")
        }
    }

    @Test("what is the same for everyone is open to anyone")
    func publicAnswers() {
        for route in Routes.all where route.freshness != .personal {
            #expect(route.who == [.anyone], "\(route.path)")
        }
    }
}
