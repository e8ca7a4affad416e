import DebateDomain

/// How a device without an account appears: its names follow from its identifier.
struct GuestProfile: JSONWritable {
    let device: DeviceID
    /// The seed's local form.
    let createTime: String

    static let avatar = "/images/avatar.svg"

    /// 游客 and four characters, for people to tell each other apart.
    static func nickname(_ device: DeviceID) -> String {
        "游客" + device.text.prefix(4).uppercased()
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("userId", device.text)
            json.member("username", "guest_" + device.text.prefix(8))
            json.member("nickname", Self.nickname(device))
            json.member("avatar", Self.avatar)
            json.member("email", "")
            json.member("phone", "")
            json.member("gender", 0)
            json.member("level", 0)
            json.member("createTime", createTime)
            json.member("guest", true)
        }
    }
}
