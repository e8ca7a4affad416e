import Glibc

/// What another program of the machine says.
enum CommandOutput {
    /// The first 1,000 bytes a shell's command writes; none when it ends with a fault and `isStrict`.
    static func of(_ command: String, isStrict: Bool) -> String? {
        guard let pipe = popen(command, "r") else { return nil }
        var text = [UInt8](repeating: 0, count: 1000)
        let count = fread(&text, 1, text.count, pipe)
        guard pclose(pipe) == 0 || !isStrict else { return nil }
        return String(decoding: text[..<count], as: UTF8.self)
    }
}
