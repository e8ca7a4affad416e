/// Gives the service manager its signs of life, on a thread of its own, as long as the process
/// makes progress: without them it is killed and started anew.
package final class Watchdog: Sendable {
    private let isOver = Monitor(false)
    private let thread: Thread?

    /// - Parameter makesProgress: asked several times in the period the manager wants; must not
    ///   wait for anything.
    package init(_ manager: ServiceManager, makesProgress: @escaping @Sendable () -> Bool) {
        guard let periodMs = manager.watchdogMs else {
            thread = nil
            return
        }
        thread = Thread(name: "watchdog") { [isOver] in
            repeat {
                if makesProgress() { manager.alive() }
            } while isOver.wait(forMs: max(periodMs / 4, 1), { $0 ? () : nil }) == nil
        }
    }

    /// Ends the thread.
    package func stop() {
        isOver.update { $0 = true }
        thread?.join()
    }
}
