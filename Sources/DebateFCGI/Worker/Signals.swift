import CLinux
import Glibc

/// The signals of a worker: SIGTERM and SIGINT ask it to drain.
enum Signals {
    /// Blocks the signals `wait` waits for. Call before the first thread starts.
    static func block() {
        var signals = ending()
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Puts back what libfcgi changed: its handlers would swallow SIGTERM, and they replace even
    /// an ignored SIGPIPE.
    static func takeBackFromLibfcgi() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGUSR1, SIG_DFL)
        signal(SIGTERM, SIG_DFL)
    }

    /// Waits for a signal to end; `false` when none came within the time, in seconds.
    static func wait(seconds: Int) -> Bool {
        var signals = ending()
        var limit = timespec(tv_sec: seconds, tv_nsec: 0)
        return sigtimedwait(&signals, nil, &limit) > 0
    }

    private static func ending() -> sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        return signals
    }
}
