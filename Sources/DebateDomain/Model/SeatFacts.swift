/// A seat as it stands on record: who may do what, nothing to get in by.
package struct SeatFacts: JSONWritable {
    private let seat: StaffSeat

    package init(seat: StaffSeat) {
        self.seat = seat
    }

    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("role", seat.role.rawValue)
            json.member("name", seat.name)
            if seat.role == .judge {
                json.member("title", seat.title)
                json.member("avatar", seat.avatar)
                json.member("chair", seat.isChair)
            }
            json.member("state", seat.state.rawValue)
            json.member("userId", seat.holder?.account.text)
        }
    }
}
