/// Decides what becomes of danmaku that wait, or takes away published ones (rules D5, D6).
package struct JudgeDanmaku: Sendable, Hashable {
    package let verdict: Verdict
    package let target: Target
    /// 0–200 characters; who wrote the lines is told it when they are rejected.
    package let reason: String

    package enum Verdict: String, Sendable, Hashable, CaseIterable {
        case approve
        case reject
        case remove

        /// As staff hear of it.
        package var decision: DanmakuDecision {
            switch self {
            case .approve: .approve
            case .reject: .reject
            case .remove: .remove
            }
        }
    }

    package enum Target: Sendable, Hashable {
        /// 1–100 of them, each once.
        case these([DanmakuNumber])
        /// All of one person that the verdict can concern.
        case author(tag: String)
    }

    /// Why a line was left as it is.
    package enum Skip: String, Error, Sendable, Hashable {
        case notFound = "not_found"
        case notHeld = "not_held"
        case notPublished = "not_published"
        /// The debate has ended: nothing is published any more.
        case closed
    }

    package static let mostLines = 100
    package static let reasonRule = TextRule(length: 0...200)

    /// Shape: `{verdict: approve|reject|remove, ids: [1…100] | authorTag, reason?: 0–200}`
    /// - Throws: `RuleViolation.fields`.
    package init(_ body: JSONObject, nfc: (String) -> String) throws(RuleViolation) {
        var fields = FieldReader(body)
        let verdict: Verdict? = fields.field("verdict", required: true) {
            value throws(FieldReason) in try value.asWord()
        }
        let numbers = fields.field("ids") { value throws(FieldReason) in
            try Self.numbers(value.asArray())
        }
        let tag = fields.field("authorTag") { value throws(FieldReason) in
            try AuthorTag.check(value.asString())
        }
        let reason = fields.field("reason") { value throws(FieldReason) in
            try Self.reasonRule.check(value.asString(), nfc: nfc)
        }
        let targets = ["ids", "authorTag"].filter { body[$0] != nil && body[$0] != .null }
        if targets.isEmpty { fields.note("ids", .required) }
        if targets.count == 2 { fields.note("authorTag", .notAllowed) }
        try fields.finish()
        self.verdict = verdict ?? .reject
        target = tag.map { .author(tag: $0) } ?? .these(numbers ?? [])
        self.reason = reason ?? ""
    }

    /// The state a line can be in for this verdict to concern it.
    package var concerns: DanmakuState { verdict == .remove ? .published : .held }

    /// What screens are told of the lines it was done to.
    package func removed(_ numbers: [DanmakuNumber]) -> RemovedDanmaku {
        if case .author(let tag) = target { .author(tag: tag) } else { .these(numbers) }
    }

    /// What a line becomes.
    /// - Parameter state: absent: the debate has no such line.
    package func decide(
        _ state: DanmakuState?, in status: DebateStatus
    ) throws(Skip) -> DanmakuState {
        guard let state else { throw .notFound }
        guard state == concerns else { throw verdict == .remove ? .notPublished : .notHeld }
        switch verdict {
        case .approve:
            guard status != .ended else { throw .closed }
            return .published
        case .reject: return .rejected
        case .remove: return .removed
        }
    }

    private static func numbers(_ values: [JSONValue]) throws(FieldReason) -> [DanmakuNumber] {
        guard !values.isEmpty else { throw .tooShort }
        guard values.count <= mostLines else { throw .tooMany }
        var numbers: [DanmakuNumber] = []
        for value in values {
            guard let number = DanmakuNumber(try value.asString()) else { throw .badFormat }
            if !numbers.contains(number) { numbers.append(number) }
        }
        return numbers
    }
}

/// What stands for an author in one debate.
package enum AuthorTag {
    /// 8 characters of base64url.
    package static func check(_ text: String) throws(FieldReason) -> String {
        let isTag = text.utf8.allSatisfy { byte in
            byte.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        guard text.utf8.count == 8, isTag else { throw .badFormat }
        return text
    }
}
