extension Tally: JSONWritable {
    /// Shape: `{affirmative, negative, undecided, voters}`
    package func write(to json: inout JSONWriter) {
        json.object { json in writeMembers(to: &json) }
    }

    /// The members alone, for an object that has others too.
    package func writeMembers(to json: inout JSONWriter) {
        json.member("affirmative", affirmative)
        json.member("negative", negative)
        json.member("undecided", undecided)
        json.member("voters", voters)
    }
}

extension ClassTallies: JSONWritable {
    /// Shape: `{ticket, account, device}`, a tally each; `device` says how many are `weak`.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("ticket")
            ticket.write(to: &json)
            json.key("account")
            account.write(to: &json)
            json.key("device")
            json.object { json in
                device.writeMembers(to: &json)
                json.member("weak", weakDevices)
            }
        }
    }
}
