import Testing

@testable import DebateDomain

@Suite("Identifiers")
struct IdentifiersTests {
    @Test(
        "random bytes become a version 4 UUID, whatever they are",
        arguments: [
            (0x00, "00000000-0000-4000-8000-000000000000"),
            (0xFF, "ffffffff-ffff-4fff-bfff-ffffffffffff"),
            (0x5A, "5a5a5a5a-5a5a-4a5a-9a5a-5a5a5a5a5a5a"),
        ] as [(UInt8, String)])
    func make(_ byte: UInt8, _ text: String) {
        #expect(UUIDText(randomBytes: [UInt8](repeating: byte, count: 16)).text == text)
    }

    @Test("the bytes stand in their order")
    func order() {
        let uuid = UUIDText(randomBytes: Array(0...15))
        #expect(uuid.text == "00010203-0405-4607-8809-0a0b0c0d0e0f")
    }

    @Test("reads letters of either case and keeps lower ones")
    func anyCase() {
        let text = "0A0b0C0d-1234-4abC-8DEF-0123456789aB"
        #expect(UUIDText(text)?.text == text.lowercased())
    }

    @Test(
        "refuses every other form",
        arguments: [
            "", "list", "00000000-0000-4000-8000-00000000000",
            "00000000-0000-4000-8000-0000000000000",
            "00000000_0000-4000-8000-000000000000", "000000000-000-4000-8000-000000000000",
            "{0000000-0000-4000-8000-00000000000}", "0000000g-0000-4000-8000-000000000000",
            "00000000-0000-4000-8000-00000000000 ", "000000é-0000-4000-8000-000000000000",
            "000000000000-0000-4000-8000-00000000",
        ])
    func others(_ text: String) {
        #expect(UUIDText(text) == nil)
    }
}
