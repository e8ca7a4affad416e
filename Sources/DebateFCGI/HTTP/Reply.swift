import DebateDomain

/// What a handler answers: a message and the data, in the envelope every answer has.
struct Reply {
    var message: Message
    /// What stands under `data`.
    var data: any JSONWritable
    /// `Set-Cookie` values to send along.
    var cookies: [String] = []
    /// A file to send instead of the envelope.
    var file: File?

    /// A bare answer, to be saved.
    struct File: Sendable {
        let name: String
        let contentType: String
        let bytes: [UInt8]
    }

    init(_ message: Message, _ data: any JSONWritable) {
        self.message = message
        self.data = data
    }

    init(_ data: any JSONWritable) {
        self.init(.success, data)
    }

    /// Done, and there is nothing to show.
    static func done(_ message: Message = .success) -> Reply {
        Reply(message, JSONNull())
    }

    /// `{"code":200,"message":…,"data":…}`
    func body(in language: Language) -> [UInt8] {
        var json = JSONWriter(reservingBytes: 1024)
        json.object { json in
            json.member("code", 200)
            json.member("message", message[language])
            json.key("data")
            data.write(to: &json)
        }
        return json.bytes
    }
}

/// `null`
struct JSONNull: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.null()
    }
}
