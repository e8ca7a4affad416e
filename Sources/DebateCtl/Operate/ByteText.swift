/// Bytes as people read them.
enum ByteText {
    static func of(_ bytes: UInt64) -> String {
        if bytes < 1024 * 1024 { return "\(bytes / 1024) KiB" }
        if bytes < 10 * 1024 * 1024 * 1024 { return "\(bytes / 1024 / 1024) MiB" }
        return "\(bytes / 1024 / 1024 / 1024) GiB"
    }
}
