package import DebateRuntime

/// Something the clock makes due: a round to close, a start that was planned.
///
/// Every worker's writer looks for it four times a second and does it under the writers' lock, so
/// it must find nothing left to do when another worker was first. Nobody else does such work.
package protocol DueDuty: Sendable {
    /// Whether there is something to do; a cheap question, asked without the lock.
    func isDue(
        _ transaction: borrowing ReadTransaction, nowMs: Int64
    ) throws(StoreError) -> Bool

    /// Does it, in a write of its own.
    func perform(_ transaction: borrowing WriteTransaction, nowMs: Int64) throws
}

/// What workers do by the clock.
package enum DueDuties {
    package static let all: [any DueDuty] = [
        StartByPlan(), TellUpdates(), AdvanceRoundsByClock(), SampleTallies(), ShowBands(),
        ViewerSamples(), ForgetViewers(), ExpireHeldDanmaku(),
    ]
    /// What needs the files of an installation too: those of nginx-rtmp.
    package static func ofVideo(_ settings: Settings) -> [any DueDuty] {
        [
            FollowVideo(playlists: settings.playlistDirectory),
            KeepRecordings(
                folder: settings.recordingDirectory, days: settings.recordingDays),
        ]
    }

    /// How often it is looked for, in milliseconds.
    static let periodMs: Int64 = 250
}
