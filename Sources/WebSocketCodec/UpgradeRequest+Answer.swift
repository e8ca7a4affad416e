extension UpgradeRequest {
    /// The 101 that accepts, with one of the offered subprotocols or none. Under 200 bytes beside
    /// the subprotocol's name: a proxy may give it no more than 1 KiB.
    /// Source: RFC 6455 §4.2.2.
    package func answer(protocol chosen: String?) -> [UInt8] {
        var text = """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: \(AcceptKey.answering(key))\r\n
            """
        if let chosen {
            precondition(protocols.contains(chosen), "a subprotocol nobody offered")
            text += "Sec-WebSocket-Protocol: \(chosen)\r\n"
        }
        return Array((text + "\r\n").utf8)
    }

    /// A whole HTTP answer that refuses and says that the connection ends; `why` is its body.
    /// 426 says which version is spoken (RFC 6455 §4.4), 405 which method (RFC 9110 §15.5.6).
    package static func refusal(status: Int, _ why: String) -> [UInt8] {
        let body = why + "\n"
        let extra =
            switch status {
            case 405: "Allow: GET\r\n"
            case 426: "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            default: ""
            }
        let head = """
            HTTP/1.1 \(status) \(phrase(status))\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Length: \(body.utf8.count)\r
            Connection: \(status == 426 ? "Upgrade, close" : "close")\r
            \(extra)\r\n
            """
        return Array((head + body).utf8)
    }

    /// Empty for what nobody here answers: a phrase may be (RFC 9112 §4).
    private static func phrase(_ status: Int) -> String {
        switch status {
        case 400: "Bad Request"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 426: "Upgrade Required"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 503: "Service Unavailable"
        default: ""
        }
    }
}
