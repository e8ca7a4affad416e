import CLinux
import DebateDomain
import DebateRuntime
import DebateStore
import Glibc

/// Reads the states of channels on a thread of its own, so that a long read holds up nobody.
final class EntryReader: Sendable {
    private struct Work {
        var requests: [EntryRequest] = []
        var answers: [(Channel, Entry)] = []
        var isStopping = false
    }

    /// Readable when there are answers.
    let descriptor: Int32
    /// Tells others whether its thread goes on.
    let pulse = Pulse()
    private let work = Monitor(Work())
    private let log: Log

    init(log: Log) {
        self.log = log
        descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
    }

    func request(_ request: EntryRequest) {
        work.update { $0.requests.append(request) }
    }

    /// What was read since the last call.
    func answers() -> [(Channel, Entry)] {
        var count: UInt64 = 0
        _ = Glibc.read(descriptor, &count, 8)
        return work.quietly { work in
            defer { work.answers = [] }
            return work.answers
        }
    }

    /// Reads until `stop`; the caller gives it a thread of its own.
    func run(_ reader: Reader) {
        while let request = next() {
            pulse.begin()
            let entry = read(request, reader)
            pulse.end()
            work.quietly { $0.answers.append((request.channel, entry)) }
            var one: UInt64 = 1
            _ = write(descriptor, &one, 8)
        }
    }

    func stop() {
        work.update { $0.isStopping = true }
    }

    private func next() -> EntryRequest? {
        work.wait { work -> EntryRequest?? in
            if work.isStopping { return .some(nil) }
            return work.requests.isEmpty ? nil : .some(work.requests.removeFirst())
        }
    }

    private func read(_ request: EntryRequest, _ reader: Reader) -> Entry {
        do throws(StoreError) {
            return try reader.entry(request, nowMs: WallClock.nowMs())
        } catch {
            log.warn("a channel cannot be read") { json in
                json.member("channel", request.channel.name)
                json.member("why", error.description)
            }
            return .failed
        }
    }
}
