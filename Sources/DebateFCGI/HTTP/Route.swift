/// The methods a route may have.
enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"

    /// Whether it changes something.
    var writes: Bool { self != .get }
}

/// Who may use a route; who is not named may not.
enum Access: String, Sendable {
    /// Anyone, logged in or not.
    case anyone
}

/// How long an answer may be kept, and whether it knows the caller.
enum Freshness: Sendable {
    /// For this caller and this moment: `no-store`. Every such answer but health's and the
    /// like carries the device cookie when the browser has none.
    case personal
    /// For this moment, and without any identity: `no-store`, never a cookie.
    case momentary
    /// The same for everyone: an `ETag`, asked for anew each time (`no-cache`), never a cookie.
    case publicRevalidated
}

/// One line of the route table.
struct Route: Sendable {
    let method: Method
    /// `{name}` stands for one segment.
    let path: String
    let access: Access
    let freshness: Freshness
    let answer: @Sendable (Call) throws -> Reply

    init(
        _ method: Method, _ path: String, _ access: Access, _ freshness: Freshness,
        _ answer: @escaping @Sendable (Call) throws -> Reply
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.freshness = freshness
        self.answer = answer
    }
}
