/// The API on one page. docs/api/openapi.yaml describes the same routes; a test compares them.
enum Routes {
    static let all: [Route] = [
        Route(.get, "/api/health", .anyone, .momentary, HealthHandlers.health),
        Route(.get, "/api/user/info", .anyone, .personal, UserHandlers.info),
        Route(.get, "/api/live/list", .anyone, .publicRevalidated, LiveHandlers.list),
        Route(.post, "/api/live/create", .anyone, .personal, LiveHandlers.create),
        Route(.get, "/api/live/detail/{liveId}", .anyone, .publicRevalidated, LiveHandlers.detail),
    ]
}
