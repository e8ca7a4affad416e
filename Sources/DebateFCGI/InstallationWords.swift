import DebateDomain
import DebateRuntime
import DebateStore

/// The installation's word list: what debates are held to that have none of their own.
enum InstallationWords {
    /// Reads the file, when there is one. Lines that cannot be read are said and left out.
    static func read(_ path: String, log: Log) -> WordList {
        var bytes: [UInt8] = []
        do {
            bytes = try Files.read(path) ?? []
        } catch {
            log.error("the word list cannot be read") { json in
                json.member("why", error.description)
            }
        }
        let file = WordFile(
            String(decoding: bytes, as: UTF8.self), nfc: TextFormRules.store.nfc, .store)
        if !file.badLines.isEmpty {
            log.error("lines of the word list cannot be read") { json in
                json.member("path", path)
                json.member("lines", file.badLines.prefix(20).map(String.init))
            }
        }
        return file.list
    }
}
