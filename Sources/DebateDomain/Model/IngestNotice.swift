/// What nginx-rtmp says of an encoder: the form it posts, with no word more than is needed.
///
/// It writes its own fields first and then, as they came, the arguments of the encoder's address, which
/// may repeat any name: so the first `name` counts, and a key only after all that is its own.
/// Shape: `app=live&…&clientid=N&call=publish&name=ROOM&type=live&key=SECRET`, and without `type` in
/// later calls
package struct IngestNotice: Sendable {
    /// What the stream is called: a room, or a recording on its way to disk.
    package let name: String
    /// Its connection's number.
    package let client: String
    /// What it shows; absent when it shows nothing.
    package let key: StreamKey?

    /// Reads a posted form; `nil` when it is none of nginx-rtmp's.
    package init?(_ form: [UInt8]) {
        let pieces = String(decoding: form, as: UTF8.self).utf8
            .split(separator: UInt8(ascii: "&")).map { String(Substring($0)) }
        guard let name = Self.value("name", in: pieces[...]),
            let client = Self.value("clientid", in: pieces[...])
        else { return nil }
        self.name = name
        self.client = client
        key = Self.value("key", in: Self.arguments(pieces)).map { StreamKey($0) }
    }

    /// What the encoder wrote itself.
    private static func arguments(_ pieces: [String]) -> ArraySlice<String> {
        guard let name = pieces.firstIndex(where: { $0.hasPrefix("name=") }) else { return [] }
        let isPublish = pieces[..<name].contains("call=publish")
        return pieces.dropFirst(name + (isPublish ? 2 : 1))
    }

    private static func value(_ name: String, in pieces: ArraySlice<String>) -> String? {
        guard let piece = pieces.first(where: { $0.hasPrefix(name + "=") }),
            case .text(let text)? = QueryParameters(piece).values(name).first
        else { return nil }
        return text
    }
}
