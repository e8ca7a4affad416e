import Testing

@testable import DebateCtl

@Suite("Backups")
struct BackupTests {
    private let nowMs: Int64 = 1_795_674_480_000
    private let dayMs: Int64 = 86_400_000

    private func name(daysAgo: Int64) -> String {
        BackupFolder.name(atMs: nowMs - daysAgo * dayMs)
    }

    @Test("are named by the time in UTC, so that names sort as times do")
    func names() {
        #expect(BackupFolder.name(atMs: 0) == "debate-19700101T000000Z")
        #expect(BackupFolder.name(atMs: nowMs) == "debate-20261126T062800Z")
        #expect(BackupFolder.isName(BackupFolder.name(atMs: nowMs)[...]))
    }

    @Test(
        "other names are none of ours",
        arguments: [
            "debate-20261126T062800", "debate-20261126T062800Z.old", "debate-2026112ST062800Z",
            "debate-20261126-062800Z", "replaced-debate-20261126T062800Z", "notes", "",
        ])
    func others(name: String) {
        #expect(!BackupFolder.isName(name[...]))
    }

    @Test("go when they are too old, but never the newest")
    func expired() {
        let names = (0...20).map { name(daysAgo: $0) } + ["notes"]
        let gone = BackupRetention(days: 14).expired(among: names, nowMs: nowMs)
        #expect(gone.sorted() == (15...20).map { name(daysAgo: $0) }.sorted())
        let old = [name(daysAgo: 300), name(daysAgo: 200)]
        #expect(
            BackupRetention(days: 14).expired(among: old, nowMs: nowMs) == [name(daysAgo: 300)])
        #expect(BackupRetention(days: 0).expired(among: names, nowMs: nowMs).isEmpty)
    }

    @Test("what was not finished goes after a day, for it may still be under way")
    func unfinished() {
        let names = [name(daysAgo: 0) + ".part", name(daysAgo: 2) + ".part"]
        for days in [0, 14] {
            let gone = BackupRetention(days: days).expired(among: names, nowMs: nowMs)
            #expect(gone == [name(daysAgo: 2) + ".part"])
        }
    }
}
