import DebateRuntime
import Glibc

/// The signals a supervisor lives by, taken one at a time instead of in handlers.
struct SignalQueue {
    private var set = sigset_t()

    /// Blocks them for this process; children start with none blocked (`clinux_spawn`).
    init() {
        sigemptyset(&set)
        for number in [SIGCHLD, SIGTERM, SIGINT, SIGHUP] {
            // What nohup and shells had ignored would stay ignored in the children.
            signal(number, SIG_DFL)
            sigaddset(&set, number)
        }
        signal(SIGPIPE, SIG_IGN)
        sigprocmask(SIG_BLOCK, &set, nil)
    }

    /// The next signal, or `nil` when none came in time.
    mutating func next(withinMs limitMs: Int64) -> Int32? {
        let limitMs = max(limitMs, 0)
        var limit = timespec(
            tv_sec: Int(limitMs / 1000), tv_nsec: Int(limitMs % 1000) * 1_000_000)
        let number = sigtimedwait(&set, nil, &limit)
        return number > 0 ? number : nil
    }
}
