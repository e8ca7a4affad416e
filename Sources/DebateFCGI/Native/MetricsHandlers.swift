import DebateDomain
import DebateRuntime
import DebateStore

/// Figures for Prometheus. nginx asks for them at one place alone, where it looks at who asks.
enum MetricsHandlers {
    /// The text, bare. Reached any other way the path leads nowhere.
    static func metrics(_ call: Call) throws -> Reply {
        guard call.request.listener == "metrics" else { throw Failure.unknownPath }
        let rooms = try? call.services.reader.read { transaction throws(StoreError) in
            try transaction.roomsByVideo()
        }
        let page = MetricsPage(
            figures: call.services.figures, settings: call.services.settings,
            video: rooms.map { VideoMetrics(rooms: $0) },
            nowUs: call.services.monotonicUs())
        var reply = Reply.done()
        reply.file = Reply.File(
            name: nil, contentType: MetricsText.contentType, bytes: page.bytes)
        return reply
    }
}
