import Glibc

/// The first operator's login, kept in the home until its password is changed.
///
/// File: two lines, `username: …` and `password: …`, readable by its owner only.
package struct FirstLogin: Sendable, Hashable {
    package let username: String
    package let password: String

    package init(username: String, password: String) {
        self.username = username
        self.password = password
    }

    package func write(to path: String) throws(FileProblem) {
        let text = "username: \(username)\npassword: \(password)\n"
        try Files.replace(path, with: Array(text.utf8), mode: 0o600)
    }

    /// Reads the file. `nil` when there is none, or it has another form.
    package init?(reading path: String) {
        guard let bytes = try? Files.read(path) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard lines.count == 2, lines[0].hasPrefix("username: "), lines[1].hasPrefix("password: ")
        else { return nil }
        username = String(lines[0].dropFirst(10))
        password = String(lines[1].dropFirst(10))
    }

    /// Removes the file once this user's password is another one.
    package static func passwordChanged(of username: String, at path: String) {
        if FirstLogin(reading: path)?.username == username { unlink(path) }
    }
}
