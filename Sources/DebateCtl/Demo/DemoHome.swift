import DebateDomain
import DebateRuntime
import DebateSecurity
import DebateStore

/// Puts demo debates and their pictures into a home.
struct DemoHome {
    /// What a new home gets: enough for a few pages, the same on every machine.
    static let firstFill = (debates: 36, seed: UInt64(20_261_123))

    /// Debates in one transaction: it holds up the writes of a running instance.
    private static let mostAtOnce = 200

    private let store: HomeStore
    private let mediaDirectory: String

    init(store: HomeStore, settings: Settings) {
        self.store = store
        mediaDirectory = settings.mediaDirectory
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
        try store.write { transaction in
            let answer = wanted ? "filled" : "declined"
            guard try transaction.noteOnce("demo", value: answer) else { return }
            if wanted { try Self.makeRooms(transaction) }
            let organiser = try transaction.firstOperator()
            for debate in debates { try Self.insert(debate, by: organiser, transaction) }
        }
    }

    /// Adds debates; the same seed gives the same ones, which are then refused as there already.
    func fill(debates count: Int, seed: UInt64) throws {
        let debates = DemoDebates.make(count: count, seed: seed, nowMs: WallClock.nowMs())
        try writePictures(of: debates)
        for start in stride(from: 0, to: debates.count, by: Self.mostAtOnce) {
            let some = debates[start..<min(start + Self.mostAtOnce, debates.count)]
            try store.write { transaction in
                _ = try transaction.noteOnce("demo", value: "filled")
                try Self.makeRooms(transaction)
                let organiser = try transaction.firstOperator()
                for debate in some where try !transaction.holds(debate.id) {
                    try Self.insert(debate, by: organiser, transaction)
                }
            }
        }
    }

    /// The rooms of the demo, where they are not there yet and nobody has taken their names.
    private static func makeRooms(_ transaction: borrowing WriteTransaction) throws(StoreError) {
        let nowMs = WallClock.nowMs()
        for room in DemoRooms.rooms(nowMs: nowMs) {
            guard try transaction.reading.room(room.id, nowMs: nowMs) == nil,
                try !transaction.isRoomName(room.name, takenByOtherThan: room.id)
            else { continue }
            try transaction.insert(room, key: .random())
        }
    }

    /// The debate as it fits in: live ones of another seed may be in its room already.
    private static func fitted(
        _ debate: Debate, _ transaction: borrowing WriteTransaction
    ) throws(StoreError) -> Debate {
        guard let room = debate.room, debate.life.status == .live,
            try transaction.reading.use(of: room)?.live != nil
        else { return debate }
        var fitted = debate
        fitted.room = nil
        return fitted
    }

    /// The first operator organises the demo; on a home that has none yet, from its first start on.
    private static func insert(
        _ debate: Debate, by organiser: Account?, _ transaction: borrowing WriteTransaction
    ) throws(StoreError) {
        try transaction.insert(fitted(debate, transaction))
        try DemoPast.write(of: debate, nowMs: WallClock.nowMs(), transaction)
        if let organiser {
            try transaction.addSeat(
                .organiser, in: debate.id, to: organiser.id, nowMs: debate.createdAtMs)
        }
    }

    private func writePictures(of debates: [Debate]) throws {
        try Files.makeDirectory(mediaDirectory)
        for picture in DemoPictures.files(for: debates) {
            try Files.replace(mediaDirectory + "/" + picture.name, with: picture.bytes)
        }
    }
}
