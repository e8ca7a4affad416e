import Glibc

/// One place that must always have a running program: a worker's, a push daemon's, or nginx's.
struct Service {
    /// What the program is to the instance.
    enum Role: Hashable {
        case worker(Int)
        case live(Int)
        /// The nginx that takes pictures.
        case ingest
        case nginx

        var name: String {
            switch self {
            case .worker(let number): "worker \(number)"
            case .live(let number): "live \(number)"
            case .ingest: "nginx for video"
            case .nginx: "nginx"
            }
        }

        var isLive: Bool {
            if case .live = self { true } else { false }
        }

        var isNginx: Bool { self == .nginx || self == .ingest }
    }

    let role: Role
    let launch: Launch
    /// The running program; `nil` while it is down.
    var pid: pid_t?
    var startedMs: Int64 = 0
    /// When to start it again; `nil` while it runs.
    var dueMs: Int64? = 0
    /// The process group of a program that died and may have left children in it.
    var orphans: pid_t?
    var backoff = Backoff()

    /// A service that is due to be started now.
    init(_ role: Role, _ launch: Launch) {
        self.role = role
        self.launch = launch
    }
}
