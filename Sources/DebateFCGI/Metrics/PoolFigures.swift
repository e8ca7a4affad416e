import DebateRuntime

/// Which workers serve just now, and what they hold; in `shared/workers.figures`.
///
/// Each has a seat, where it says once a second how it stands. A seat whose worker was killed is
/// not heard of any more: it counts no more after five seconds, and the next worker takes it.
struct PoolFigures: Sendable {
    /// As many as may drain and start at once; one that finds no seat is not counted.
    static let seats = 64
    /// A worker that was not heard of for so long is gone or stuck, in microseconds.
    static let freshUs: Int64 = 5_000_000

    private let figures: SharedFigures

    /// What stands at a seat: a cache line of its own.
    fileprivate enum Word: Int {
        /// Whose seat it is, a number drawn at random; 0: nobody's.
        case holder
        case heardUs, connections, waitingWrites
        static let perSeat = 8
    }

    /// All workers together.
    struct Present: Hashable {
        var workers: Int64 = 0
        var connections: Int64 = 0
        var waitingWrites: Int64 = 0
    }

    init(settings: Settings, log: Log) {
        figures = .shared(
            path: settings.sharedDirectory + "/workers.figures", layout: "worker figures 1",
            count: Self.seats * Word.perSeat, log: log)
    }

    /// Figures of this process alone.
    init() {
        figures = SharedFigures(count: Self.seats * Word.perSeat)
    }

    func present(nowUs: Int64) -> Present {
        var present = Present()
        for seat in 0..<Self.seats where isTaken(seat, nowUs: nowUs) {
            present.workers += 1
            present.connections += figures[Self.place(seat, .connections)]
            present.waitingWrites += figures[Self.place(seat, .waitingWrites)]
        }
        return present
    }

    fileprivate func isTaken(_ seat: Int, nowUs: Int64) -> Bool {
        // It may have been heard of after the caller looked at the clock; further ahead it is of
        // another run of the machine.
        let silenceUs = abs(nowUs - figures[Self.place(seat, .heardUs)])
        return figures[Self.place(seat, .holder)] != 0 && silenceUs < Self.freshUs
    }

    /// Takes a seat that is free or whose worker is gone; `nil` when there is none.
    fileprivate func take(for holder: Int64, nowUs: Int64) -> Int? {
        (0..<Self.seats).first { seat in
            let place = Self.place(seat, .holder)
            let former = figures[place]
            return !isTaken(seat, nowUs: nowUs)
                && figures.exchange(place, from: former, to: holder)
        }
    }

    fileprivate func isHeld(_ seat: Int, by holder: Int64) -> Bool {
        figures[Self.place(seat, .holder)] == holder
    }

    fileprivate func set(_ word: Word, of seat: Int, to value: Int64) {
        figures.set(Self.place(seat, word), to: value)
    }

    fileprivate func leave(_ seat: Int, of holder: Int64) {
        _ = figures.exchange(Self.place(seat, .holder), from: holder, to: 0)
    }

    private static func place(_ seat: Int, _ word: Word) -> Int {
        seat * Word.perSeat + word.rawValue
    }
}

/// One worker's place among the `PoolFigures`.
struct PoolSeat {
    private let pool: PoolFigures
    private let holder = Int64.random(in: 1...Int64.max)
    private var seat: Int?

    init(in pool: PoolFigures) {
        self.pool = pool
    }

    /// Says how the worker stands. A seat that was given away meanwhile, because the worker was
    /// stopped for a while, or because two took it at once, is let go and another one taken.
    mutating func tell(connections: Int, waitingWrites: Int, nowUs: Int64) {
        if let held = seat, !pool.isHeld(held, by: holder) { seat = nil }
        if seat == nil { seat = pool.take(for: holder, nowUs: nowUs) }
        guard let seat else { return }
        pool.set(.connections, of: seat, to: Int64(connections))
        pool.set(.waitingWrites, of: seat, to: Int64(waitingWrites))
        pool.set(.heardUs, of: seat, to: nowUs)
    }

    /// Gives the seat back.
    mutating func leave() {
        if let seat { pool.leave(seat, of: holder) }
        seat = nil
    }
}
