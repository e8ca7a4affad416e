import Testing

@testable import DebateCtl

@Suite("Units of an installation")
struct UnitExaminationTests {
    @Test("all of them are looked at, the one for pictures where it is wanted")
    func asked() {
        var asked: [[String]] = []
        for takesVideo in [true, false] {
            let findings = UnitExamination(takesVideo: takesVideo).findings { units in
                asked.append(units)
                return units.map { _ in "active" }
            }
            #expect(findings.map(\.grade) == [.fine])
        }
        let without = [
            "debate-fcgi@1.service", "debate-fcgi@2.service", "debate-live.service",
            "debate-backup.timer",
        ]
        #expect(asked == [without.dropLast() + ["debate-ingest.service", without[3]], without])
    }

    @Test("each that is not active is named, with how it is")
    func inactive() {
        let findings = UnitExamination(takesVideo: false).findings { _ in
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
        let findings = UnitExamination(takesVideo: true).findings { _ in [] }
        #expect(findings.map(\.grade) == [.warning])
    }
}
