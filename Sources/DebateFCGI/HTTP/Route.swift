import DebateDomain

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

/// How long an answer may be kept, and whether it knows the caller.
enum Freshness: Sendable {
    /// For this caller and this moment: `no-store`. Every such answer but health's and the
    /// like carries the device cookie when the browser has none.
    case personal
    /// For this moment, and without any identity: `no-store`, never a cookie.
    case momentary
    /// The same for everyone: an `ETag`, asked for anew each time (`no-cache`), never a cookie.
    case publicRevalidated
    /// The same for everyone and good for a second: `public, max-age=1` with an `ETag`, kept by
    /// nginx, never a cookie.
    case publicCached
}

/// One line of the route table.
struct Route: Sendable {
    let method: Method
    /// `{name}` stands for one segment.
    let path: String
    /// Any of these may use it; who is not named may not.
    let who: Set<Who>
    let freshness: Freshness
    let newDevices: NewDevices
    let pace: Pace
    /// The debate of the path decides who may use the route.
    let namesDebate: Bool
    /// The debate that the room of the path is for now decides.
    let namesRoomsDebate: Bool
    let answer: @Sendable (Call) throws -> Reply
    /// Its place among the routes of a `Router`.
    var number = 0

    /// What a write by voters makes of a browser that brings no identity.
    enum NewDevices: Sendable {
        /// It is told to come again with the cookie it gets: else dropping the cookie would dodge
        /// every limit.
        case refused
        /// It goes on with its new identity.
        case taken
    }

    /// How often one identity may write here.
    enum Pace: Sendable {
        /// As other writes, together with them.
        case usual
        /// As ballots, apart from all else: clients repeat one tap up to sixteen times.
        case ballots
    }

    init(
        _ method: Method, _ path: String, _ who: Set<Who>, _ freshness: Freshness,
        newDevices: NewDevices = .refused, pace: Pace = .usual,
        _ answer: @escaping @Sendable (Call) throws -> Reply
    ) {
        self.method = method
        self.path = path
        self.who = who
        self.freshness = freshness
        self.newDevices = newDevices
        self.pace = pace
        self.answer = answer
        // Asked with every request, and a search in a String costs microseconds.
        namesDebate = freshness == .personal && path.contains("{liveId}")
        namesRoomsDebate = path.contains("{roomId}") && who.contains { $0.seat != nil }
    }

    /// Whether its writes count as those of staff.
    var isStaffWork: Bool { who.allSatisfy(\.isStaff) }

    /// Whether the length of a request or an answer would tell what a voter chose, 0 or 100: then
    /// no line of the log has it.
    static func lengthsTell(_ path: String) -> Bool {
        ["/ballot", "/ballots", "/mine", "/visit", "/redeem"].contains { path.hasSuffix($0) }
    }

    /// The letters of `who`, in the order of the table.
    var letters: String {
        Who.allCases.filter(who.contains).map(\.rawValue).joined(separator: " ")
    }
}
