import DebateDomain

/// Sentences about fields that cannot be taken.
enum FieldMessages {
    /// Names the first few fields and what is wrong with each; `fields` in the data names all.
    static func message(_ problems: [FieldProblem]) -> Message {
        let shown = problems.prefix(3)
        return Message(
            "参数有误："
                + shown.map { "\(named($0.field)) \(chinese($0.reason))" }.joined(separator: "；"),
            "some parameters are not valid: "
                + shown.map { "\(named($0.field)) \(english($0.reason))" }.joined(separator: "; "))
    }

    /// A field's name comes from the caller: a sentence takes only the beginning of a long one.
    private static func named(_ field: String) -> String {
        field.count <= 40 ? field : field.prefix(40) + "…"
    }

    private static func chinese(_ reason: FieldReason) -> String {
        switch reason {
        case .required: "必填"
        case .unknown: "不是可用字段"
        case .wrongType: "类型不对"
        case .tooShort: "不能为空"
        case .tooLong: "过长"
        case .tooMany: "过多"
        case .outOfRange: "超出范围"
        case .notAllowed: "取值不被允许"
        case .badFormat: "格式有误"
        case .badCharacters: "含有不允许的字符"
        }
    }

    private static func english(_ reason: FieldReason) -> String {
        switch reason {
        case .required: "is required"
        case .unknown: "is not a known field"
        case .wrongType: "has the wrong type"
        case .tooShort: "must not be empty"
        case .tooLong: "is too long"
        case .tooMany: "has too many values"
        case .outOfRange: "is out of range"
        case .notAllowed: "is not one of the allowed values"
        case .badFormat: "has the wrong form"
        case .badCharacters: "has characters that are not allowed"
        }
    }
}

/// Sentences about a body that is not the JSON we take.
enum JSONMessages {
    static func message(_ problem: JSONProblem) -> Message {
        let (chinese, english) = words(problem.kind)
        return Message(
            "请求体不是合法的 JSON：第 \(problem.offsetBytes) 字节处\(chinese)",
            "the body is not valid JSON: \(english) at byte \(problem.offsetBytes)")
    }

    private static func words(_ kind: JSONProblem.Kind) -> (String, String) {
        switch kind {
        case .unexpectedEnd: ("内容提前结束", "the text ends too early")
        case .unexpectedByte: ("出现意外的字符", "unexpected character")
        case .badText: ("编码不是 UTF-8", "not UTF-8")
        case .tooDeep: ("嵌套过深", "nested too deeply")
        case .duplicateName: ("字段重复", "a name occurs twice")
        }
    }
}
