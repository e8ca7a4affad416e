/// How a child ended, from the word of waitpid(2).
enum ExitStatus: Hashable, CustomStringConvertible {
    case exited(Int32)
    case killed(signal: Int32)

    init(waitStatus: Int32) {
        let signal = waitStatus & 0x7F
        self = signal == 0 ? .exited((waitStatus >> 8) & 0xFF) : .killed(signal: signal)
    }

    var description: String {
        switch self {
        case .exited(let code): "exit status \(code)"
        case .killed(let signal): "signal \(signal)"
        }
    }
}
