import DebateTestSupport
import Testing

@testable import DebateDomain

@Suite("Member")
struct MemberTests {
    @Test("a member's number is p and digits")
    func number() {
        #expect(MemberNumber("p6")?.value == 6)
        #expect(MemberNumber(6).text == "p6")
        for text in ["", "p", "p0", "p06", "k6", "P6", "p-1", "p6x", "p99999999999999999999"] {
            #expect(MemberNumber(text) == nil, "\(text)")
        }
    }

    @Test("a seat on record says who may what; only a judge's says what judges have")
    func facts() {
        var judge = Member.sample(1, .judge, holder: 2).seat
        judge.title = "教授"
        #expect(
            JSONText.of(SeatFacts(seat: judge)) == #"{"role":"judge","name":"席位1","title":"教授","#
                + #""avatar":null,"chair":false,"state":"active","#
                + #""userId":"00000000-0000-4000-8000-000000000002"}"#)
        #expect(
            JSONText.of(SeatFacts(seat: Member.sample(1, .moderator).seat))
                == #"{"role":"moderator","name":"席位1","state":"invited","userId":null}"#)
    }
}
