import DebateDomain
import Testing

@testable import DebateSecurity

@Suite("Member link")
struct MemberLinkTests {
    @Test("the code in a link leads back to the hash it is stored by")
    func readsBack() throws {
        let link = MemberLink()
        #expect(link.path.hasPrefix("/join#"))
        let code = try #require(
            OneTimeCode(parsing: String(link.path.dropFirst(6)), kind: .link, nfkc: { $0 }))
        #expect(MemberLink(code: code).hash == link.hash)
        #expect(link.hash.utf8.count == 43 && !link.path.contains(link.hash))
    }

    @Test("no two links are alike")
    func unlike() {
        #expect(Set((0..<100).map { _ in MemberLink().hash }).count == 100)
    }
}
