import Glibc
import WebSocketCodec

/// Gives every message back: what a conformance suite drives to judge the codec by itself.
/// One argument, the port on 127.0.0.1 (0: the kernel's choice); prints the port it listens on.
/// One connection after the other, blocking: a suite asks no more.
@main
struct EchoServer {
    static func main() {
        let asked = CommandLine.arguments.dropFirst().first.flatMap { UInt16($0) }
        guard let asked, let (listener, port) = listen(on: asked) else {
            print("usage: websocket-echo PORT (0: any; it must be free)")
            exit(2)
        }
        print(port)
        fflush(nil)
        while true {
            let descriptor = accept(listener, nil, nil)
            guard descriptor >= 0 else { continue }
            EchoConnection(descriptor).serve()
        }
    }

    /// A listening socket and its port, or nil if there is none to be had.
    private static func listen(on port: UInt16) -> (descriptor: Int32, port: UInt16)? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(
            descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, size) == 0 && Glibc.listen(descriptor, 64) == 0
                    && getsockname(descriptor, generic, &size) == 0
            }
        }
        return isListening ? (descriptor, UInt16(bigEndian: address.sin_port)) : nil
    }
}
