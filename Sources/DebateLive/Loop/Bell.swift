import CLinux
import DebateRuntime
import Glibc

/// The datagram socket the workers ring when they have committed something.
struct Bell {
    let descriptor: Int32
    private let path: String

    /// - Parameter node: names this daemon among those of the installation.
    /// - Throws: `FileProblem` when the socket cannot be made.
    init(directory: String, node: String) throws(FileProblem) {
        path = directory + "/" + node + ".bell"
        try Files.makeDirectory(directory, mode: 0o750)
        descriptor = clinux_bind_bell(path)
        guard descriptor >= 0 else { throw FileProblem("make", path) }
    }

    /// Takes all rings there are; then the log is looked at.
    func drain() {
        var byte: UInt8 = 0
        while recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT)) >= 0 {}
    }

    func remove() {
        close(descriptor)
        unlink(path)
    }
}
