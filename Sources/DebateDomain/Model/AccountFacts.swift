/// An account as it stands on record: who it is and what it may, nothing to reach it by.
package struct AccountFacts: JSONWritable {
    private let account: Account

    package init(account: Account) {
        self.account = account
    }

    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("username", account.username)
            json.member("nickname", account.profile.nickname)
            json.member("role", account.role.rawValue)
            json.member("disabled", account.isDisabled)
        }
    }
}
