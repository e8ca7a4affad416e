import DebateRuntime
import Testing

@Suite("Client network")
struct ClientNetworkTests {
    @Test(
        "IPv4 is whole, IPv6 its /64, mapped IPv4 is IPv4, the rest is itself",
        arguments: [
            ("192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:DB8:0001:0002::1", "2001:db8:1:2::/64"),
            ("2001:db8:1:3:3:4:5:6", "2001:db8:1:3::/64"),
            ("2001:db8::", "2001:db8::/64"),
            ("::1", "::/64"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("::FFFF:c000:207", "192.0.2.7"),
            ("::fffe:192.0.2.7", "::/64"),
            ("1::ffff:192.0.2.7", "1::/64"),
            ("fe80::1%eth0", "fe80::1%eth0"),
            ("unix:", "unix:"), ("", ""), ("正", "正"), ("192.0.2", "192.0.2"),
        ])
    func text(_ address: String, _ expected: String) {
        #expect(ClientNetwork.text(of: address) == expected)
    }
}
