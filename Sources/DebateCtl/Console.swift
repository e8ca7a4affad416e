import DebateRuntime
import Glibc

/// Words for the person at the terminal: unbuffered, so that a pipe sees them at once.
enum Console {
    /// Opens /dev/null for each of the descriptors 0, 1 and 2 that we were started without: else
    /// a socket or a log would get its number, and lines for the terminal would go into it.
    static func occupyStandardFiles() {
        var fd: Int32
        repeat { fd = open("/dev/null", O_RDWR) } while (0...2).contains(fd)
        if fd > 2 { close(fd) }
    }

    /// The first line of stdin, without its end; `nil` when there is none.
    static func readLine() -> String? {
        Swift.readLine(strippingNewline: true)
    }

    /// A line of the result, on stdout.
    static func print(_ line: String) {
        writeAll(Array("\(line)\n".utf8), to: STDOUT_FILENO)
    }

    /// A text on stdout, as it is.
    static func printPlainly(_ text: String) {
        writeAll(Array(text.utf8), to: STDOUT_FILENO)
    }

    /// One sentence on stderr that says what is wrong and what to do.
    static func complain(_ sentence: String) {
        complainPlainly("debatectl: \(sentence)")
    }

    /// A text on stderr, as it is.
    static func complainPlainly(_ text: String) {
        writeAll(Array("\(text)\n".utf8), to: STDERR_FILENO)
    }
}
