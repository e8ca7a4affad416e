import DebateDomain
import DebateRuntime
import DebateStore

/// Who the caller is.
enum UserHandlers {
    /// The account that is logged in, else the guest profile of the caller's device.
    static func info(_ call: Call) throws -> Reply {
        let message = Message("获取用户信息成功", "user info loaded")
        if let account = call.caller.account {
            let localTime = call.services.localTime
            return Reply(
                message,
                try call.services.reader.read { transaction throws(StoreError) in
                    try UserView.own(account, localTime, transaction)
                })
        }
        // A caller that shows a dead token has no cookies: its guest is nobody, for this once.
        let visitor = call.caller.visitor
        let device =
            visitor?.device ?? DeviceID(UUIDText(randomBytes: call.services.randomUUIDBytes()))
        return Reply(
            message,
            GuestProfile(
                device: device,
                createTime: call.services.localTime.text(visitor?.createdAtMs ?? call.nowMs)))
    }

    /// Changes one's own profile.
    static func edit(_ call: Call) throws -> Reply {
        let edit = try EditProfile(call.jsonObject(), nfc: TextFormRules.store.nfc)
        let id = call.account.id
        let localTime = call.services.localTime
        return try call.commit { transaction in
            guard var account = try transaction.account(id) else { throw RuleViolation.notFound }
            account.profile = edit.applied(to: account.profile)
            try transaction.update(account)
            return Reply(try UserView.own(account, localTime, transaction.reading))
        }
    }
}
