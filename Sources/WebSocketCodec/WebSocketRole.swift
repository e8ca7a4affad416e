/// Which end of a connection we are. A server's peer masks what it sends, a client's peer does not.
/// Source: RFC 6455 §5.1.
package enum WebSocketRole: Sendable, Hashable {
    case server
    case client
}
