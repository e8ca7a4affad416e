extension Member: JSONWritable {
    /// Shape, as those who appoint see it: `{id, role, name, title?, avatar, chair?, state, userId}`,
    /// `title` and `chair` for judges only.
    package func write(to json: inout JSONWriter) {
        write(state: seat.state.rawValue, holder: seat.holder, to: &json)
    }

    fileprivate func write(
        state: String, holder: StaffSeat.Holder?, to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("id", number.text)
            json.member("role", seat.role.rawValue)
            json.member("name", seat.name)
            if seat.role == .judge { json.member("title", seat.title) }
            json.member("avatar", seat.avatar ?? holder?.avatar)
            if seat.role == .judge { json.member("chair", seat.isChair) }
            json.member("state", state)
            json.member("userId", holder?.account.text)
        }
    }
}

extension SeatChange: JSONWritable {
    /// The seat as it is now; one that is no more has the state `removed`, and nobody holds it.
    package func write(to json: inout JSONWriter) {
        switch self {
        case .now(let member): member.write(to: &json)
        case .removed(let member): member.write(state: "removed", holder: nil, to: &json)
        }
    }
}
