package import DebateRuntime
package import DebateStore

/// A migrated, empty database in a home of its own, with a writer at work.
package final class TemporaryDatabase: Sendable {
    package let home: TemporaryHome
    package let store: Store
    private let writing: Thread

    package init() throws {
        home = try TemporaryHome()
        try Store.migrate(settings: home.settings, log: .silent)
        let store = Store(settings: home.settings, log: .silent)
        self.store = store
        writing = Thread(name: "writer") { store.writer.run() }
    }

    deinit {
        store.writer.stop()
        writing.join()
    }
}

extension Log {
    /// Writes nothing: there is no such descriptor.
    package static let silent = Log(threshold: .error, descriptor: -1)
}
