/// What an encoder shows to push a picture into a room.
///
/// It stands in the store as it is, because it is shown again; nowhere else: its description says
/// nothing, so that no log line or message carries it by mistake.
package struct StreamKey: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// base64url, 32 characters.
    package let secret: String

    package init(_ secret: String) {
        self.secret = secret
    }

    package var description: String { "a stream key" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
