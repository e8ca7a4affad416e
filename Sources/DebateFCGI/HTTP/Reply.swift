import DebateDomain

/// What a handler answers: a message and the data, in the envelope every answer has.
struct Reply {
    var message: Message
    /// What stands under `data`.
    var data: any JSONWritable

    init(_ message: Message = .success, _ data: any JSONWritable) {
        self.message = message
        self.data = data
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
