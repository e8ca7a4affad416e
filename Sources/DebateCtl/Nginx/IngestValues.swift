import Glibc

/// The values of `ingest.conf.in`: the nginx that takes pictures from encoders.
struct IngestValues {
    let settings: ServeSettings
    let ports: IngestPorts
    /// The sockets, and the playlists.
    let runDirectory: String
    /// The file of nginx's RTMP module.
    let module: String
    let place: Place

    /// Where it keeps what is its own.
    struct Place {
        let pidFile: String
        /// A path, or `stderr`.
        let errorLog: String
        let tempDirectory: String
    }

    func all(userID: uid_t) -> [String: String] {
        // It sends recorded pictures to itself, at an address it listens on.
        let own = settings.bind == "*" ? "127.0.0.1" : settings.bind
        return [
            "CALLBACKS": "127.0.0.1:\(ports.callbacks)",
            "ERROR_LOG": place.errorLog,
            "HLS": runDirectory + "/hls",
            "PID": place.pidFile,
            "RECORDER": NginxValues.listen(own, ports.rtmp),
            "RECORDER_ADDRESS": own,
            "RECORDINGS": settings.home + "/recordings",
            "RTMP_LISTEN": NginxValues.listen(settings.bind, ports.rtmp),
            "RTMP_MODULE": module,
            "RUN": runDirectory,
            "TEMP": place.tempDirectory,
            "USER": NginxValues.user(userID),
        ]
    }
}
