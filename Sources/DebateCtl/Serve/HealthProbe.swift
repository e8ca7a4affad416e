import DebateClient
import DebateRuntime
import Glibc

/// Asks whether the instance serves: through our own nginx, down to a worker.
struct HealthProbe {
    let settings: ServeSettings
    let runDirectory: String

    /// Whether `GET /api/health` is answered 200 by this nginx and names the service.
    ///
    /// nginx writes its pid file once it listens: without that check another instance on the
    /// same port could answer for us.
    func passes(nginx: pid_t?) -> Bool {
        guard let nginx, let bytes = try? Files.read(runDirectory + "/nginx.pid"),
            String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first
                == Substring(String(nginx)),
            let client = try? HTTPClient(),
            let answer = try? client.send(url: settings.address + "api/health", timeoutMs: 1000)
        else { return false }
        return answer.status == 200 && answer.text.contains("\"live-backend\"")
    }
}
