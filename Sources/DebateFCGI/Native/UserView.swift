import DebateDomain
import DebateRuntime
import DebateStore

/// An account as the API shows it: the seed's nine fields and what its reader may know besides.
struct UserView: JSONWritable {
    let account: Account
    let localTime: LocalTime
    /// What its owner and operators see; others see the seed's fields alone.
    var details: Details?

    struct Details: Sendable {
        /// Its seats; absent in lists.
        var seats: [Seat]?
        /// Shown to operators.
        var showsDisabled = false
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("userId", account.id.text)
            json.member("username", account.username)
            json.member("nickname", account.profile.nickname)
            json.member("avatar", account.profile.avatar ?? GuestProfile.avatar)
            json.member("email", account.profile.email)
            json.member("phone", account.profile.phone)
            json.member("gender", account.profile.gender.rawValue)
            json.member("level", account.level)
            json.member("createTime", localTime.text(account.createdAtMs))
            json.member("guest", false)
            if let details { write(details, to: &json) }
        }
    }

    private func write(_ details: Details, to json: inout JSONWriter) {
        json.member("role", account.role.rawValue)
        if details.showsDisabled { json.member("disabled", account.isDisabled) }
        guard let seats = details.seats else { return }
        json.key("roles")
        json.array { json in
            for seat in seats { SeatView(seat: seat).write(to: &json) }
        }
    }
}

/// `{liveId, role}`
struct SeatView: JSONWritable {
    let seat: Seat

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("liveId", seat.debate.text)
            json.member("role", seat.role.rawValue)
        }
    }
}

extension UserView {
    /// An account as its owner sees it, seats included.
    static func own(
        _ account: Account, _ localTime: LocalTime, _ transaction: borrowing ReadTransaction
    ) throws(StoreError) -> UserView {
        UserView(
            account: account, localTime: localTime,
            details: Details(seats: try transaction.seats(of: account.id)))
    }
}
