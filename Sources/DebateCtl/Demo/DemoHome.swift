import DebateDomain
import DebateRuntime
import DebateStore

/// Puts demo debates and their pictures into a home.
struct DemoHome {
    /// What a new home gets: enough for a few pages, the same on every machine.
    static let firstFill = (debates: 36, seed: UInt64(20_261_123))

    /// Debates in one transaction: it holds up the writes of a running instance.
    private static let mostAtOnce = 200

    private let settings: Settings
    private let log: Log

    init(settings: Settings, log: Log) {
        self.settings = settings
        self.log = log
    }

    /// Fills a home that was never asked before; the question is noted in the same transaction,
    /// so that demo debates neither come twice nor return after they were deleted.
    func fillOnce(wanted: Bool) throws {
        let debates =
            wanted
            ? DemoDebates.make(
                count: Self.firstFill.debates, seed: Self.firstFill.seed, nowMs: WallClock.nowMs())
            : []
        try writePictures(of: debates)
        try write { transaction in
            let answer = wanted ? "filled" : "declined"
            guard try transaction.noteOnce("demo", value: answer) else { return }
            for debate in debates { try transaction.insert(debate) }
        }
    }

    /// Adds debates; the same seed gives the same ones, which are then refused as there already.
    func fill(debates count: Int, seed: UInt64) throws {
        let debates = DemoDebates.make(count: count, seed: seed, nowMs: WallClock.nowMs())
        try writePictures(of: debates)
        for start in stride(from: 0, to: debates.count, by: Self.mostAtOnce) {
            let some = debates[start..<min(start + Self.mostAtOnce, debates.count)]
            try write { transaction in
                _ = try transaction.noteOnce("demo", value: "filled")
                for debate in some where try !transaction.holds(debate.id) {
                    try transaction.insert(debate)
                }
            }
        }
    }

    private func writePictures(of debates: [Debate]) throws {
        let media = settings.home + "/media"
        try Files.makeDirectory(media)
        for picture in DemoPictures.files(for: debates) {
            try Files.replace(media + "/" + picture.name, with: picture.bytes)
        }
    }

    private func write(
        _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Void
    ) throws {
        let writer = Store(settings: settings, log: log).writer
        let thread = Thread(name: "writer") { writer.run() }
        defer {
            writer.stop()
            thread.join()
        }
        try writer.submit(patienceMs: 60_000, work)
    }
}
