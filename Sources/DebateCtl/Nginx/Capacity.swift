/// What the descriptors this machine allows are enough for.
struct Capacity: Hashable {
    /// Descriptors of each nginx worker.
    let openFiles: Int
    /// Connections of each nginx worker.
    let connections: Int
    /// Viewers of the push who fit at once, in round numbers.
    let viewers: Int

    static let nginxWorkers = 2
    /// More would only cost memory: nginx sets its table aside at start, 0.4 kB for each connection.
    private static let mostFiles = 32_768
    /// Of an nginx worker: logs, kept answers, files it sends.
    private static let spareOfNginx = 256
    /// Of a daemon: the database, the bell.
    private static let spareOfDaemon = 64

    /// - Parameters:
    ///   - openFiles: the hard limit of a process; nobody may ask for more.
    ///   - daemons: push daemons.
    init(openFiles: Int, daemons: Int) {
        self.openFiles = min(openFiles, Self.mostFiles)
        connections = max(self.openFiles - Self.spareOfNginx, self.openFiles / 2)
        // A viewer takes two of nginx's connections, and a descriptor of the daemon's.
        let most = min(
            Self.nginxWorkers * connections / 2,
            daemons * max(min(openFiles, 1 << 30) - Self.spareOfDaemon, 0))
        viewers = most - most % 100
    }
}
