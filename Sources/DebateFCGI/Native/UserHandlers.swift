import DebateRuntime

/// Who the caller is.
enum UserHandlers {
    /// The guest profile of the caller's device.
    static func info(_ call: Call) throws -> Reply {
        Reply(
            Message("获取用户信息成功", "user info loaded"),
            GuestProfile(
                device: call.visitor.device,
                createTime: call.services.localTime.text(call.visitor.createdAtMs)))
    }
}
