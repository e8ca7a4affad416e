/// Opening the database at run time, after it was migrated.
enum StoreFile {
    /// How many steps a newer program may have added while this one still runs: it is replaced
    /// in a moment, and a step is additive for one version.
    static let toleratedNewerSteps = 1

    static func open(_ path: String, mode: Connection.Mode) throws(StoreError) -> Connection {
        let connection = try translating { () throws(SQLiteError) in
            try Connection(path: path, mode: mode)
        }
        let version = try translating { () throws(SQLiteError) in
            try Migrator.version(of: connection)
        }
        guard version >= Migrator.newest else {
            throw .unavailable("the schema is at \(version) and not yet at \(Migrator.newest)")
        }
        guard version <= Migrator.newest + toleratedNewerSteps else {
            throw .newerDatabase(found: version, known: Migrator.newest)
        }
        return connection
    }
}
