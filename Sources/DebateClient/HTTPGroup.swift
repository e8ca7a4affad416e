internal import CCurl

/// Many exchanges at once on one thread, over connections that are kept and shared.
///
/// The caller starts requests under numbers of its own and asks again and again what has finished.
/// One object belongs to one thread.
package final class HTTPGroup {
    private let multi: UnsafeMutableRawPointer
    private var running: [UnsafeMutableRawPointer: (transfer: Transfer, id: Int)] = [:]
    private var idle: [Transfer] = []

    /// An exchange that is over.
    package struct Finished {
        /// The number it was started under.
        package let id: Int
        package let outcome: Result<HTTPAnswer, HTTPProblem>
        /// From the start to the last byte.
        package let microseconds: Int
    }

    /// - Parameter connections: how many are open at once at most; further requests wait for one.
    /// - Throws: `HTTPProblem.noClient` when libcurl has no memory left.
    package init(connections: Int) throws(HTTPProblem) {
        guard let multi = curl_multi_init() else { throw .noClient }
        self.multi = multi
        _ = ccurl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, connections)
        _ = ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, connections)
    }

    deinit {
        for transfer in running.values.map(\.transfer) {
            curl_multi_remove_handle(multi, transfer.curl)
        }
        curl_multi_cleanup(multi)
    }

    /// How many exchanges have not finished.
    package var underWay: Int { running.count }

    /// Starts a request; its bytes go out with the next call of `finished`.
    ///
    /// `timeoutMs`: for everything, waiting for a connection included; default 10 000.
    package func start(
        _ request: HTTPRequest, id: Int, timeoutMs: Int = 10_000
    ) throws(HTTPProblem) {
        let transfer = if let idle = idle.popLast() { idle } else { try Transfer() }
        try transfer.prepare(request, timeoutMs: timeoutMs)
        guard curl_multi_add_handle(multi, transfer.curl) == CURLM_OK else { throw .noClient }
        running[transfer.curl] = (transfer, id)
    }

    /// Moves everything on and returns what has finished; waits so long when nothing has.
    package func finished(waitMs: Int) -> [Finished] {
        var count: Int32 = 0
        curl_multi_perform(multi, &count)
        var done = collect()
        if done.isEmpty {
            // Without an exchange under way it simply sleeps.
            curl_multi_poll(multi, nil, 0, Int32(waitMs), nil)
            curl_multi_perform(multi, &count)
            done = collect()
        }
        return done
    }

    private func collect() -> [Finished] {
        var done: [Finished] = []
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let curl = message.pointee.easy_handle,
                let (transfer, id) = running.removeValue(forKey: curl)
            else { continue }
            let code = message.pointee.data.result
            done.append(
                Finished(
                    id: id, outcome: transfer.outcome(code), microseconds: transfer.microseconds))
            curl_multi_remove_handle(multi, curl)
            idle.append(transfer)
        }
        return done
    }
}
