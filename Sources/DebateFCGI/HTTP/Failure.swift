import DebateDomain
import DebateSecurity
import DebateStore

/// Why a request is refused.
enum Failure: Error {
    case rule(RuleViolation)
    case denied(Denial)
    case store(StoreError)
    case badJSON(JSONProblem)
    case bodyIsNoObject
    /// The path leads nowhere.
    case unknownPath
    case debateNotFound
    case methodNotAllowed(allowed: [Method])
    case unsupportedType
    /// Not one of the picture types an upload may have.
    case noPicture
    case tooLarge
    case badOrigin
    /// An encoder may not send; all it learns is that.
    case encoderRefused(room: String, EncoderRefusal)
    /// The service cannot do its work; what was checked, and how it stands.
    case notReady([String: String])

    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let violation as RuleViolation: self = .rule(violation)
        case let denial as Denial: self = .denied(denial)
        case is PasswordRoomFull:
            self = .rule(.rateLimited(waitMs: PasswordRoom.busyWaitMs))
        case let problem as StoreError: self = .store(problem)
        default: self = .store(.ownFault("\(type(of: error))"))
        }
    }

    /// The one table of what each failure says (docs/api/README.md, "Reasons").
    var refusal: Refusal {
        switch self {
        case .rule(let violation): violation.refusal
        case .denied(let denial): denial.refusal
        case .bodyIsNoObject:
            Refusal(
                400, "bad_parameter", Message("请求体应为 JSON 对象", "the body must be a JSON object"),
                fields: [FieldProblem("body", .wrongType)])
        case .badJSON(let problem):
            Refusal(
                400, "bad_json", JSONMessages.message(problem), offsetBytes: problem.offsetBytes)
        case .badOrigin:
            Refusal(403, "bad_origin", Message("来源不被允许", "this origin may not do that"))
        case .unknownPath:
            Refusal(404, nil, Message("接口不存在", "no such path"))
        case .debateNotFound:
            Refusal(404, "not_found", Message("直播不存在", "no such debate"))
        case .methodNotAllowed(let allowed):
            Refusal(
                405, "method_not_allowed", Message("请求方法不支持", "method not allowed"),
                allowed: allowed)
        case .tooLarge:
            Refusal(413, "too_large", Message("请求内容过大", "the body is too large"))
        case .unsupportedType:
            Refusal(
                415, "unsupported_type",
                Message("不支持的内容类型，请使用 application/json", "use application/json"))
        case .noPicture:
            Refusal(
                415, "unsupported_type",
                Message(
                    "只接受 PNG、JPEG、WebP 图片", "use image/png, image/jpeg or image/webp"))
        case .encoderRefused: Denial.forbidden.refusal
        case .notReady(let checks):
            Refusal(
                503, "not_ready", Message("服务未就绪", "not ready"), retryAfterMs: 1000,
                facts: [.words("checks", checks)])
        case .store(.ownFault):
            Refusal(
                500, "internal",
                Message("服务出错，请凭请求编号联系运维", "our fault; report it with the request id"))
        case .store(.unavailable), .store(.damaged), .store(.newerDatabase):
            Refusal(
                503, "store_unavailable",
                Message("暂时无法读写数据，请稍后重试", "the store cannot be used now; try again"),
                retryAfterMs: 1000)
        }
    }
}

/// A refusal as it goes on the wire.
struct Refusal {
    let status: Int
    /// The stable machine word; absent for a path that leads nowhere.
    let reason: String?
    let message: Message
    let fields: [FieldProblem]
    let offsetBytes: Int?
    let allowed: [Method]
    let retryAfterMs: Int64?
    /// The most there may be.
    let max: Int?
    /// What else a program may go by.
    let facts: [Fact]

    /// One fact of a refusal, beside its reason.
    enum Fact {
        case text(StaticString, String)
        case number(StaticString, Int64)
        case words(StaticString, [String: String])
        case null(StaticString)
    }

    init(
        _ status: Int, _ reason: String?, _ message: Message, fields: [FieldProblem] = [],
        offsetBytes: Int? = nil, allowed: [Method] = [], retryAfterMs: Int64? = nil,
        max: Int? = nil, facts: [Fact] = []
    ) {
        self.status = status
        self.reason = reason
        self.message = message
        self.fields = fields
        self.offsetBytes = offsetBytes
        self.allowed = allowed
        self.retryAfterMs = retryAfterMs
        self.max = max
        self.facts = facts
    }

    /// Whole seconds, rounded up, for the header. Source: RFC 9110 §10.2.3
    var retryAfterSeconds: Int64? { retryAfterMs.map { ($0 + 999) / 1000 } }

    /// `{"code","message","data":{"reason", "fields"?, …facts}}`; for a path that leads
    /// nowhere the shape nginx's own errors have, which serves both dialects of the API.
    func body(in language: Language, path: String) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("code", status)
            if let reason {
                json.member("message", message[language])
                json.key("data")
                json.object { json in writeFacts(reason, to: &json) }
            } else {
                json.member("success", false)
                json.member("error", "Not Found")
                json.member("message", message[language])
                json.member("path", path)
                json.key("data")
                json.null()
            }
        }
        return json.bytes
    }

    private func writeFacts(_ reason: String, to json: inout JSONWriter) {
        json.member("reason", reason)
        if let offsetBytes { json.member("offsetBytes", offsetBytes) }
        if let retryAfterMs, status == 429 { json.member("retryAfterMs", retryAfterMs) }
        if let max { json.member("max", max) }
        for fact in facts {
            switch fact {
            case .text(let name, let text): json.member(name, text)
            case .number(let name, let number): json.member(name, number)
            case .words(let name, let words):
                json.key(name)
                json.object { json in
                    for (word, value) in words.sorted(by: { $0.key < $1.key }) {
                        json.key(text: word)
                        json.string(value)
                    }
                }
            case .null(let name):
                json.key(name)
                json.null()
            }
        }
        guard !fields.isEmpty else { return }
        json.key("fields")
        json.array { json in
            for problem in fields {
                json.object { json in
                    json.member("field", problem.field)
                    json.member("reason", problem.reason.rawValue)
                }
            }
        }
    }
}
