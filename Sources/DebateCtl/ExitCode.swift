/// What `debatectl` ends with; the numbers of sysexits.h where it has one.
enum ExitCode: Int32, Error {
    case success = 0
    case failure = 1
    /// Unknown command or option.
    case usage = 64
    /// A setting or a file stands in the way; starting again changes nothing.
    case configuration = 78
}
