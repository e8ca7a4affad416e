import CLinux
import DebateRuntime
import Glibc

/// The machine: its clock, its descriptors, its nginx.
struct MachineExamination {
    let settings: ServeSettings

    /// What a hall needs, in viewers: below it a warning is due.
    static let wantedViewers = 2000

    func findings() -> [Finding] {
        [clock(), descriptors(), nginx()]
    }

    private func clock() -> Finding {
        switch clinux_clock_is_synchronised() {
        case 1: .fine("clock", "follows a time server")
        case 0:
            .warning(
                "clock", "follows no time server",
                advice: "apt-get install systemd-timesyncd; rounds and clocks go by it")
        default:
            .warning("clock", "the kernel does not say", advice: "compare it with another clock")
        }
    }

    /// Of the push daemons that run, else of what this shell may start.
    private func descriptors() -> Finding {
        let running = Self.hardLimits(ofProgram: "debate-live").min()
        var own = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &own)
        let limit = running ?? Int(clamping: own.rlim_max)
        let viewers = Capacity(openFiles: limit, daemons: max(settings.daemons, 1)).viewers
        let found = "\(limit) for each process, enough for \(viewers) viewers"
        guard viewers < Self.wantedViewers else { return .fine("descriptors", found) }
        return .warning(
            "descriptors", found,
            advice: "raise the hard limit: ulimit -Hn, or LimitNOFILE= of the units")
    }

    private func nginx() -> Finding {
        guard let version = Self.nginxVersion() else {
            return .failure("nginx", "is not installed", advice: "apt-get install nginx")
        }
        let own = settings.home + "/conf/nginx-dev.conf"
        let path = Files.exists(own) ? own : "/etc/nginx/nginx.conf"
        guard let bytes = try? Files.read(path),
            let limits = NginxLimits(String(decoding: bytes, as: UTF8.self))
        else {
            return .warning(
                "nginx", "\(version); no worker_connections in \(path)",
                advice: "write one: two for each viewer")
        }
        let found =
            "\(version); \(path) has room for \(limits.viewers) viewers "
            + "(worker_connections \(limits.connections), \(limits.openFiles) open files)"
        guard limits.viewers < Self.wantedViewers else { return .fine("nginx", found) }
        return .warning(
            "nginx", found,
            advice: "worker_connections 16384 and worker_rlimit_nofile 32768: a viewer takes two "
                + "connections")
    }

    /// "nginx/1.22.1"; `nil` when there is none.
    private static func nginxVersion() -> String? {
        CommandOutput.of("PATH=\"$PATH:/usr/sbin\" nginx -v 2>&1", isStrict: true)?
            .split(whereSeparator: \.isWhitespace).last.map(String.init)
    }

    /// The hard limits of open files of all processes of a program. Source: proc(5)
    private static func hardLimits(ofProgram name: String) -> [Int] {
        Files.names(in: "/proc").filter { $0.allSatisfy(\.isNumber) }.compactMap { pid in
            guard let title = try? Files.read("/proc/\(pid)/comm"),
                String(decoding: title.dropLast(), as: UTF8.self) == name,
                let limits = try? Files.read("/proc/\(pid)/limits")
            else { return nil }
            let line = String(decoding: limits, as: UTF8.self).split(separator: "\n")
                .first { $0.hasPrefix("Max open files") }
            return line?.split(separator: " ").dropFirst(4).first.flatMap { Int($0) }
        }
    }
}
