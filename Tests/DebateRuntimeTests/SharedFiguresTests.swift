import DebateTestSupport
import Glibc
import Testing

@testable import DebateRuntime

@Suite("Shared figures")
struct SharedFiguresTests {
    private let home: TemporaryHome
    private let path: String

    init() throws {
        home = try TemporaryHome()
        path = home.path + "/shared/x.figures"
    }

    private func figures(_ layout: String = "test 1", count: Int = 40) throws -> SharedFigures {
        try SharedFigures(path: path, layout: layout, count: count)
    }

    @Test("many threads with mappings of their own lose no count and add none")
    func together() throws {
        let all = try (0..<8).map { _ in try figures() }
        onThreads(8) { number in
            for _ in 0..<20_000 {
                all[number].add(to: 3)
                all[number].add(2, to: 4)
            }
        }
        for one in all {
            #expect(one[3] == 160_000)
            #expect(one[4] == 320_000)
            #expect(one[2] == 0 && one[5] == 0)
        }
    }

    @Test("counts go on for whoever comes later; another layout begins anew")
    func later() throws {
        try figures().add(7, to: 39)
        #expect(try figures()[39] == 7)
        #expect(SharedFigures(existing: path, layout: "test 1", count: 40)?[39] == 7)
        #expect(try figures("test 2")[39] == 0)
        #expect(SharedFigures(existing: path, layout: "test 1", count: 40) == nil)
    }

    @Test("looking makes no file")
    func absent() throws {
        #expect(SharedFigures(existing: path, layout: "test 1", count: 40) == nil)
        #expect(home.files == [])
    }

    @Test("where no file can be made each process counts for itself, and its log says so")
    func alone() throws {
        try Files.replace(home.path + "/shared", with: [])
        let log = home.path + "/log"
        let descriptor = open(log, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(descriptor) }
        let alone = SharedFigures.shared(
            path: path, layout: "test 1", count: 2,
            log: Log(threshold: .warn, prefixesPriority: false, descriptor: descriptor))
        alone.add(to: 1)
        #expect(alone[1] == 1)
        let said = String(decoding: try Files.read(log) ?? [], as: UTF8.self)
        #expect(said.contains("figures are counted for each process by itself"))
    }

    @Test("a histogram counts what is observed, and what a process counted for itself")
    func histogram() throws {
        let bounds = HistogramBounds([10, 20], .pieces)
        let shared = SharedHistogram(bounds, in: try figures(), at: 36)
        for value: Int64 in [10, 11, 21] { shared.observe(value) }
        var own = Histogram(bounds)
        own.observe(5)
        shared.add(own, since: Histogram(bounds))
        let before = own
        own.observe(20)
        own.observe(21)
        shared.add(own, since: before)
        shared.add(own, since: own)
        #expect(shared.reading.counts == [2, 2, 2])
        #expect(shared.reading.sum == 10 + 11 + 21 + 5 + 20 + 21)
        #expect(try figures()[35] == 0, "its neighbour is left alone")
    }
}

@Suite("Push figures")
struct PushFiguresTests {
    @Test("a daemon's figures are found by its name, with all it counted")
    func found() throws {
        let home = try TemporaryHome()
        let directory = home.settings.pushFiguresDirectory
        #expect(PushFigures.all(in: directory).isEmpty)
        let figures = PushFigures(directory: directory, node: "live-1", log: .silent)
        figures.add(3, to: .events)
        figures.add(4, to: .snapshotReads)
        figures.set(.blocked, to: 5)
        figures.rounds.observe(100)
        figures.eventAge.observe(7)
        _ = PushFigures(directory: directory, node: "live-2", log: .silent)
        let all = PushFigures.all(in: directory)
        #expect(all.map(\.node) == ["live-1", "live-2"])
        let first = try #require(all.first).figures
        #expect(first[.events] == 3 && first[.snapshotReads] == 4 && first[.accepted] == 0)
        #expect(first[.blocked] == 5 && first[.lookedAtUs] == 0)
        #expect(first.rounds.reading.sum == 100 && first.eventAge.reading.sum == 7)
    }

    @Test("how old its last look is; one that ended, or is of another run of the machine, has none")
    func tailAge() {
        let figures = PushFigures()
        #expect(figures.tailAgeMs(nowUs: 9_000_000) == nil)
        figures.set(.lookedAtUs, to: 5_000_000)
        #expect(figures.tailAgeMs(nowUs: 5_000_000) == 0)
        #expect(figures.tailAgeMs(nowUs: 7_001_999) == 2001)
        #expect(figures.tailAgeMs(nowUs: 4_999_999) == 0, "it looked a moment later")
        #expect(figures.tailAgeMs(nowUs: 3_999_999) == nil)
        #expect(figures.tailAgeMs(nowUs: 5_000_000 + PushFigures.forgottenMs * 1000) == nil)
    }
}
