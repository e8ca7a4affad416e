import CLinux
import DebateRuntime
import Glibc

/// Tells the push daemons that something was committed.
///
/// A hint and nothing more: a bell that rings already, a daemon that is not there, and a lost byte
/// are all fine, for the daemons look for themselves several times a second. Never blocks.
final class Doorbell {
    private let directory: String
    private let socket: Int32
    private var bells: [String] = []
    private var nextLookUs: Int64 = 0

    /// How long a list of bells is good, in microseconds: a new daemon polls until it is on it.
    private static let listLifeUs: Int64 = 1_000_000

    /// Rings every `*.bell` in the directory.
    init(directory: String) {
        self.directory = directory
        socket = clinux_bell_socket()
    }

    deinit {
        if socket >= 0 { close(socket) }
    }

    func ring() {
        let nowUs = WallClock.monotonicMicroseconds()
        if nowUs >= nextLookUs {
            bells = found()
            nextLookUs = nowUs + Self.listLifeUs
        }
        for bell in bells { _ = clinux_ring(socket, bell) }
    }

    private func found() -> [String] {
        guard let folder = opendir(directory) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".bell") { names.append(directory + "/" + name) }
        }
        return names
    }
}
