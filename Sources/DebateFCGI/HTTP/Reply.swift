import DebateDomain

/// What a handler answers: a message and the data, in the envelope every answer has.
struct Reply: Sendable {
    /// 200, or 202 for what is taken and waits for a decision.
    var status = 200
    var message: Message
    /// What stands under `data`.
    var data: any JSONWritable
    /// `Set-Cookie` values to send along.
    var cookies: [String] = []
    /// A file to send instead of the envelope.
    var file: File?
    /// A file that nginx sends instead.
    var handOver: HandOver?
    /// Where whoever asked goes on.
    private(set) var location: String?
    /// The answer of a write done before, as it was given then.
    private(set) var replayed: [UInt8]?

    /// A bare answer.
    struct File: Sendable {
        /// What to save it as; `nil`: it is to be read as it is.
        let name: String?
        let contentType: String
        let bytes: [UInt8]
    }

    /// A file to be saved, which nginx has at a place nobody else can ask for.
    struct HandOver: Sendable {
        let path: String
        let name: String
        let contentType: String
    }

    init(_ message: Message, _ data: any JSONWritable) {
        self.message = message
        self.data = data
    }

    init(_ data: any JSONWritable) {
        self.init(.success, data)
    }

    /// The answer of a write that its client repeats.
    init(replaying body: [UInt8], status: Int) {
        self.init(JSONNull())
        self.status = status
        replayed = body
    }

    /// Taken, and waits for somebody's decision.
    static func accepted(_ data: any JSONWritable) -> Reply {
        var reply = Reply(Message("已提交，等待审核", "taken; it waits for approval"), data)
        reply.status = 202
        return reply
    }

    /// To be sent to this address as well.
    static func sent(to location: String) -> Reply {
        var reply = Reply.done()
        reply.status = 302
        reply.location = location
        return reply
    }

    /// Done, and there is nothing to show.
    static func done(_ message: Message = .success) -> Reply {
        Reply(message, JSONNull())
    }

    /// `{"code":200,"message":…,"data":…}`
    func body(in language: Language) -> [UInt8] {
        if let replayed { return replayed }
        var json = JSONWriter(reservingBytes: 1024)
        json.object { json in
            json.member("code", status)
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
