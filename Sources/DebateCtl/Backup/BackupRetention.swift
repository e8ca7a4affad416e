/// What stays and what goes of the backups in a folder.
struct BackupRetention {
    /// In days; 0: for ever.
    let days: Int

    private static let dayMs: Int64 = 86_400_000

    /// The names that may go: backups too old, but never the newest, and what was not finished a day
    /// ago.
    func expired(among names: [String], nowMs: Int64) -> [String] {
        let whole = names.filter { BackupFolder.isName($0[...]) }.sorted()
        let unfinished = names.filter { name in
            name.hasSuffix(BackupFolder.partSuffix)
                && BackupFolder.isName(name.dropLast(BackupFolder.partSuffix.count))
        }
        let yesterday = BackupFolder.name(atMs: nowMs - Self.dayMs)
        let stale = unfinished.filter { $0 < yesterday }
        guard days > 0 else { return stale }
        let oldest = BackupFolder.name(atMs: nowMs - Int64(days) * Self.dayMs)
        return whole.dropLast().filter { $0 < oldest } + stale
    }
}
