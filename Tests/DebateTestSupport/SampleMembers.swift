package import DebateDomain

extension Member {
    /// A seat named after its number.
    /// - Parameter holder: the number of the sample account that holds it; `nil`: invited.
    package static func sample(
        _ number: Int = 1, _ role: DebateRole = .timekeeper, holder: Int? = nil,
        isDisabled: Bool = false
    ) -> Member {
        Member(
            number: MemberNumber(Int64(number)),
            seat: StaffSeat(
                role: role, name: "席位\(number)",
                holder: holder.map {
                    StaffSeat.Holder(account: AccountID(.sample($0)), isDisabled: isDisabled)
                }))
    }
}
