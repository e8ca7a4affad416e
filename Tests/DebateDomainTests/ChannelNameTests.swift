import DebateDomain
import Testing

@Suite("Channel names")
struct ChannelNameTests {
    private static let id = DebateID(UUIDText(checked: "0b6f8a52-4c1e-4d3a-9f00-1234567890ab"))

    @Test(
        "a name reads back as its channel",
        arguments: [Channel.lobby, .debate(id), .staff(id), .organiser(id)])
    func roundTrip(_ channel: Channel) {
        #expect(Channel(name: channel.name) == channel)
    }

    @Test(
        "what is no channel's name, or another spelling of one, is refused",
        arguments: [
            "", "/", "lobby/", "Lobby", "debate", "debate/", "debate/42", "debate//staff",
            "debate/0b6f8a52-4c1e-4d3a-9f00-1234567890ab/",
            "debate/0b6f8a52-4c1e-4d3a-9f00-1234567890ab/judges",
            "debate/0b6f8a52-4c1e-4d3a-9f00-1234567890ab/staff/x",
            "debate/0B6F8A52-4C1E-4D3A-9F00-1234567890AB",
            " debate/0b6f8a52-4c1e-4d3a-9f00-1234567890ab",
            "rooms/0b6f8a52-4c1e-4d3a-9f00-1234567890ab",
        ])
    func refused(_ name: String) {
        #expect(Channel(name: name) == nil)
    }
}
