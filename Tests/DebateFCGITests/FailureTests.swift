import DebateStore
import Testing

@testable import DebateDomain
@testable import DebateFCGI

/// The published text of refusals: a change here is a change for every caller.
@Suite("Failure")
struct FailureTests {
    private static let facts: [(Failure, String, String)] = [
        (
            .rule(.fields([FieldProblem("title", .tooLong), FieldProblem("x", .unknown)])),
            #"{"code":400,"message":"参数有误：title 过长；x 不是可用字段","data":{"reason":"bad_parameter","#
                + #""fields":[{"field":"title","reason":"too_long"},{"field":"x","reason":"unknown"}]}}"#,
            "some parameters are not valid: title is too long; x is not a known field"
        ),
        (
            .bodyIsNoObject,
            #"{"code":400,"message":"请求体应为 JSON 对象","data":{"reason":"bad_parameter","#
                + #""fields":[{"field":"body","reason":"wrong_type"}]}}"#,
            "the body must be a JSON object"
        ),
        (
            .badJSON(JSONProblem(offsetBytes: 7, kind: .unexpectedByte)),
            #"{"code":400,"message":"请求体不是合法的 JSON：第 7 字节处出现意外的字符","#
                + #""data":{"reason":"bad_json","offsetBytes":7}}"#,
            "the body is not valid JSON: unexpected character at byte 7"
        ),
        (
            .badOrigin, #"{"code":403,"message":"来源不被允许","data":{"reason":"bad_origin"}}"#,
            "this origin may not do that"
        ),
        (
            .unknownPath,
            #"{"code":404,"success":false,"error":"Not Found","message":"接口不存在","#
                + #""path":"/p\"q","data":null}"#,
            "no such path"
        ),
        (
            .debateNotFound, #"{"code":404,"message":"直播不存在","data":{"reason":"not_found"}}"#,
            "no such debate"
        ),
        (
            .methodNotAllowed(allowed: [.get]),
            #"{"code":405,"message":"请求方法不支持","data":{"reason":"method_not_allowed"}}"#,
            "method not allowed"
        ),
        (
            .tooLarge, #"{"code":413,"message":"请求内容过大","data":{"reason":"too_large"}}"#,
            "the body is too large"
        ),
        (
            .unsupportedType,
            #"{"code":415,"message":"不支持的内容类型，请使用 application/json","#
                + #""data":{"reason":"unsupported_type"}}"#,
            "use application/json"
        ),
        (
            .store(.ownFault("secret")),
            #"{"code":500,"message":"服务出错，请凭请求编号联系运维","data":{"reason":"internal"}}"#,
            "our fault; report it with the request id"
        ),
        (
            .store(.unavailable("secret")),
            #"{"code":503,"message":"暂时无法读写数据，请稍后重试","data":{"reason":"store_unavailable"}}"#,
            "the store cannot be used now; try again"
        ),
        (
            .store(.damaged("secret")),
            #"{"code":503,"message":"暂时无法读写数据，请稍后重试","data":{"reason":"store_unavailable"}}"#,
            "the store cannot be used now; try again"
        ),
        (
            .store(.newerDatabase(found: 9, known: 1)),
            #"{"code":503,"message":"暂时无法读写数据，请稍后重试","data":{"reason":"store_unavailable"}}"#,
            "the store cannot be used now; try again"
        ),
    ]

    @Test("says this, in Chinese and in English", arguments: 0..<facts.count)
    func published(_ index: Int) throws {
        let (failure, chinese, english) = Self.facts[index]
        let refusal = failure.refusal
        let body = refusal.body(in: .chinese, path: "/p\"q")
        #expect(String(decoding: body, as: UTF8.self) == chinese)
        guard
            case .object(let object) = try JSONParser.parse(refusal.body(in: .english, path: "/")),
            case .object(let same) = try JSONParser.parse(body)
        else {
            Issue.record("no object")
            return
        }
        #expect(object["message"] == .string(english))
        #expect(object["code"] == .integer(Int64(refusal.status)))
        #expect(object["data"] == same["data"], "reasons and facts are not translated")
    }

    @Test("says when to come back where that helps, and which methods there are")
    func headers() {
        #expect(Failure.store(.unavailable("")).refusal.retryAfterSeconds == 1)
        #expect(Failure.store(.ownFault("")).refusal.retryAfterSeconds == nil)
        #expect(Failure.tooLarge.refusal.retryAfterSeconds == nil)
        #expect(Failure.methodNotAllowed(allowed: [.get, .post]).refusal.allowed == [.get, .post])
    }

    @Test("every error a handler throws has its failure; one nobody knows is our own fault")
    func conversion() {
        struct Unknown: Error {}
        #expect(Failure(Failure.tooLarge).refusal.status == 413)
        #expect(Failure(RuleViolation.fields([])).refusal.status == 400)
        #expect(Failure(StoreError.unavailable("")).refusal.status == 503)
        #expect(Failure(Unknown()).refusal.status == 500)
    }

    @Test(
        "each reason of a field has its words",
        arguments: [
            (.required, "必填", "is required"), (.unknown, "不是可用字段", "is not a known field"),
            (.wrongType, "类型不对", "has the wrong type"), (.tooShort, "不能为空", "must not be empty"),
            (.tooLong, "过长", "is too long"), (.tooMany, "过多", "has too many values"),
            (.outOfRange, "超出范围", "is out of range"),
            (.notAllowed, "取值不被允许", "is not one of the allowed values"),
            (.badFormat, "格式有误", "has the wrong form"),
            (.badCharacters, "含有不允许的字符", "has characters that are not allowed"),
        ] as [(FieldReason, String, String)])
    func fieldReasons(_ reason: FieldReason, _ chinese: String, _ english: String) {
        let message = FieldMessages.message([FieldProblem("f", reason)])
        #expect(message.chinese == "参数有误：f \(chinese)")
        #expect(message.english == "some parameters are not valid: f \(english)")
    }

    @Test(
        "each kind of broken JSON has its words",
        arguments: [
            (.unexpectedEnd, "内容提前结束", "the text ends too early"),
            (.unexpectedByte, "出现意外的字符", "unexpected character"),
            (.badText, "编码不是 UTF-8", "not UTF-8"),
            (.tooDeep, "嵌套过深", "nested too deeply"),
            (.duplicateName("a"), "字段重复", "a name occurs twice"),
        ] as [(JSONProblem.Kind, String, String)])
    func jsonKinds(_ kind: JSONProblem.Kind, _ chinese: String, _ english: String) {
        let message = JSONMessages.message(JSONProblem(offsetBytes: 0, kind: kind))
        #expect(message.chinese == "请求体不是合法的 JSON：第 0 字节处\(chinese)")
        #expect(message.english == "the body is not valid JSON: \(english) at byte 0")
    }

    @Test("a sentence names three fields at most, and only the beginning of a long name")
    func longSentences() {
        let long = String(repeating: "x", count: 41)
        let message = FieldMessages.message(
            [long, "b", "c", "d"].map { FieldProblem($0, .unknown) })
        #expect(message.english.contains(String(repeating: "x", count: 40) + "… is not"))
        #expect(!message.english.contains("d is not"))
    }
}
