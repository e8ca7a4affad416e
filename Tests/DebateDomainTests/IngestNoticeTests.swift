import DebateDomain
import Testing

@Suite("Notices of nginx-rtmp")
struct IngestNoticeTests {
    private let head =
        "app=live&flashver=FMLE&swfurl=&tcurl=rtmp%3A%2F%2Fh%2Flive&pageurl="
        + "&addr=127.0.0.1&clientid=12"

    private func notice(_ rest: String) -> IngestNotice? {
        IngestNotice(Array((head + rest).utf8))
    }

    @Test("room, connection and key of a publish")
    func publish() throws {
        let read = try #require(notice("&call=publish&name=k3v9pz&type=live&key=S3"))
        #expect(read.name == "k3v9pz" && read.client == "12")
        #expect(read.key?.secret == "S3")
    }

    @Test("an encoder cannot give itself another room, connection or key")
    func injected() throws {
        let read = try #require(
            notice("&call=publish&name=k3v9pz&type=live&key=S3&name=other&clientid=9&key=S4"))
        #expect(read.name == "k3v9pz" && read.client == "12" && read.key?.secret == "S3")
    }

    @Test("a key is what the encoder's own arguments say, never a field before them")
    func place() throws {
        #expect(
            IngestNotice(Array("key=S1&\(head)&call=publish&name=a&type=live".utf8))?.key == nil)
        #expect(notice("&call=publish&name=a&key=S1")?.key == nil, "that is where the type stands")
        #expect(notice("&call=publish&name=a&type=live")?.key == nil)
        #expect(notice("&call=publish&name=a")?.key == nil)
    }

    @Test("later calls have no type")
    func update() throws {
        let read = try #require(
            notice("&call=update_publish&time=10&timestamp=10000&name=k3v9pz&key=S3"))
        #expect(read.name == "k3v9pz" && read.key?.secret == "S3")
    }

    @Test(
        "what is no such form is none",
        arguments: ["", "&", "=", "name=a", "clientid=1", "{\"name\":\"a\"}", "\u{0}&name"])
    func none(_ form: String) {
        #expect(IngestNotice(Array(form.utf8)) == nil)
    }
}
