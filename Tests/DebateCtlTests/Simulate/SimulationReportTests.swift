import DebateClient
import Testing

@testable import DebateCtl

@Suite("Simulation report")
struct SimulationReportTests {
    @Test("the summary names what was sent, taken, refused and wrong")
    func text() {
        var report = SimulationReport()
        for number in 1...100 {
            report.sent(.ballots)
            report.accepted(.ballots, microseconds: number * 1000)
        }
        report.sent(.danmaku)
        report.accepted(.danmaku, isHeld: true, microseconds: 1500)
        report.sent(.danmaku)
        report.refused(.danmaku, reason: "slow_mode", microseconds: 900)
        report.unsent = 3
        report.misbehaved("gifts: status 500 ")
        report.misbehaved("gifts: status 500 ")
        #expect(
            report.text == """
                              sent  accepted   refused    p50 ms    p99 ms    max ms
                ballots        100       100         0      50.0      99.0     100.0
                danmaku          2         1         1       0.9       1.5       1.5
                danmaku refused, slow_mode: 1
                danmaku held for approval: 1
                not sent: 3
                MISBEHAVED, 2 times: gifts: status 500 
                """)
    }

    @Test(
        "an answer is taken, refused with its word, or wrong",
        arguments: [
            (200, #"{"code":200,"message":"","data":{"a":1}}"#, "taken"),
            (202, #"{"code":202,"message":"","data":null}"#, "held"),
            (409, #"{"code":409,"message":"","data":{"reason":"round_closed"}}"#, "round_closed"),
            (429, #"{"code":429,"success":false,"data":null}"#, "status 429"),
            (200, #"{"code":500,"message":"","data":null}"#, "wrong"),
            (200, "<html>", "wrong"),
            (503, #"{"code":503,"message":"","data":{"reason":"store_unavailable"}}"#, "wrong"),
        ])
    func opened(status: Int, body: String, meaning: String) {
        let answer = HTTPAnswer(status: status, headers: [], body: Array(body.utf8))
        switch Opened.open(answer) {
        case .taken(_, let isHeld): #expect(meaning == (isHeld ? "held" : "taken"))
        case .refused(let reason, let waitMs):
            #expect(meaning == reason && waitMs == 1000)
        case .wrong: #expect(meaning == "wrong")
        }
    }

    @Test("the wait is the body's, else the header's")
    func wait() {
        let exact = #"{"code":429,"message":"","data":{"reason":"slow_mode","retryAfterMs":1234}}"#
        let headers = [HTTPHeader("retry-after", "7")]
        #expect(
            Opened.open(HTTPAnswer(status: 429, headers: headers, body: Array(exact.utf8)))
                == .refused(reason: "slow_mode", waitMs: 1234))
        let coarse = #"{"code":429,"data":null}"#
        #expect(
            Opened.open(HTTPAnswer(status: 429, headers: headers, body: Array(coarse.utf8)))
                == .refused(reason: "status 429", waitMs: 7000))
    }
}
