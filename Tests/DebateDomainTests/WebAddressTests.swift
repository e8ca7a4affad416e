import Testing

@testable import DebateDomain

@Suite("Web address")
struct WebAddressTests {
    private func refusal(_ text: String) -> FieldReason? {
        do throws(FieldReason) {
            _ = try WebAddress.check(text)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "takes addresses of the web and pictures of this installation, as they are",
        arguments: [
            "http://a", "https://debate.example/x.png", "https://EXAMPLE.COM",
            "http://1.2.3.4:8080/",
            "https://a.b-c.d9/p/a%20th;x=1/~u?q=a+b&c=%E6%AD%A3#top", "https://h?q", "https://h#f",
            "https://h:1/", "https://h:65535/", "https://xn--fiq228c.example/",
            "https://h/a!$&'()*+,;=:@/?x", "/media/a.svg", "/media/cover_1-2.png", "/media/a..b",
        ])
    func takes(_ text: String) throws {
        #expect(try WebAddress.check(text) == text)
    }

    @Test(
        "refuses everything else",
        arguments: [
            "", "a", "//h/x", "/x.png", "/media/", "/media", "/media/a/b", "/media/.a", "/media/..",
            "/media/a b", "/media/a%2e", "/media/正.png", "media/a", "ftp://h/",
            "javascript:alert(1)",
            "data:image/png;base64,AA==", "http:/h", "http:h", "http://", "https:///x",
            "https://?q",
            "https://user@h/", "https://u:p@h/", "https://h:/", "https://h:0/", "https://h:65536/",
            "https://h:x/", "https://h:123456/", "https://h:1:2/", "https://.h/", "https://h./",
            "https://a..b/", "https://-a/", "https://a-/", "https://a_b/", "https://正/",
            "https://[::1]/",
            "https://h/ ", "https://h/a b", "https://h/\"", "https://h/<", "https://h/>",
            "https://h/\\",
            "https://h/^", "https://h/`", "https://h/{", "https://h/|", "https://h/[",
            "https://h/正",
            "https://h/%", "https://h/%2", "https://h/%zz", "https://h/%2g", "https://h/\n",
            "https://h/\u{7F}", " https://h/", "https://h\n/",
        ])
    func refuses(_ text: String) {
        #expect(refusal(text) == .badFormat)
    }

    @Test("takes 500 bytes and refuses 501")
    func length() {
        let start = "https://h/"
        #expect(refusal(start + String(repeating: "a", count: 490)) == nil)
        #expect(refusal(start + String(repeating: "a", count: 491)) == .tooLong)
    }

    @Test("takes labels of 63 bytes and hosts of 253")
    func hosts() {
        let label = String(repeating: "a", count: 63)
        let longest = [label, label, label, String(repeating: "a", count: 61)].joined(
            separator: ".")
        #expect(refusal("https://\(label)/") == nil)
        #expect(refusal("https://\(label)a/") == .badFormat)
        #expect(refusal("https://\(longest)/") == nil)
        #expect(refusal("https://\(longest)a/") == .badFormat)
    }
}
