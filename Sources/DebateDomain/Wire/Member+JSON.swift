extension Member: JSONWritable {
    /// Shape, as those who appoint see it: `{id, role, name, title?, avatar, chair?, state, userId}`,
    /// `title` and `chair` for judges only.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", number.text)
            json.member("role", seat.role.rawValue)
            json.member("name", seat.name)
            if seat.role == .judge { json.member("title", seat.title) }
            json.member("avatar", seat.avatar ?? seat.holder?.avatar)
            if seat.role == .judge { json.member("chair", seat.isChair) }
            json.member("state", seat.state.rawValue)
            json.member("userId", seat.holder?.account.text)
        }
    }
}
