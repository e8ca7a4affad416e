import Testing

@testable import DebateCtl

@Suite("Units of an installation")
struct UnitExaminationTests {
    /// As systemd lists them, which is in no order that says anything.
    private let wanted = [
        "debate-live.service", "debate-fcgi@2.service", "debate-fcgi.socket",
        "debate-fcgi@1.service", "debate-ingest.service", "debate-live.socket",
    ]

    @Test("what the target starts is looked at, the one for pictures where it is wanted")
    func asked() {
        var asked: [[String]] = []
        for (takesVideo, more) in [(true, []), (false, []), (false, ["debate-fcgi@3.service"])] {
            let findings = UnitExamination(takesVideo: takesVideo).findings(of: wanted + more) {
                asked.append($0)
                return $0.map { _ in "active" }
            }
            #expect(findings.map(\.grade) == [.fine])
        }
        let workers = ["debate-fcgi@1.service", "debate-fcgi@2.service"]
        let others = ["debate-live.service", "debate-backup.timer"]
        #expect(
            asked == [
                workers + ["debate-ingest.service"] + others,
                workers + others,
                workers + ["debate-fcgi@3.service"] + others,
            ])
    }

    @Test("each that is not active is named, with how it is")
    func inactive() {
        let findings = UnitExamination(takesVideo: false).findings(of: wanted) { _ in
            ["active", "activating", "active", "inactive"]
        }
        #expect(findings.allSatisfy { $0.grade == .failure && !$0.advice.isEmpty })
        #expect(
            findings.map(\.found) == [
                "debate-fcgi@2.service is activating", "debate-backup.timer is inactive",
            ])
    }

    @Test("where systemd does not answer, nothing is said to be well")
    func silence() {
        let examination = UnitExamination(takesVideo: true)
        #expect(examination.findings(of: wanted) { _ in [] }.map(\.grade) == [.warning])
        let unknown = examination.findings(of: []) { $0.map { _ in "active" } }
        #expect(unknown.map(\.grade) == [.warning])
    }
}
