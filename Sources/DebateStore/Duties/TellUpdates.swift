/// Tells of changes to debates that came too soon after others to be told at once.
struct TellUpdates: DueDuty {
    func isDue(
        _ transaction: borrowing ReadTransaction, nowMs: Int64
    ) throws(StoreError) -> Bool {
        try transaction.hasUnsaidUpdates(nowMs: nowMs)
    }

    func perform(_ transaction: borrowing WriteTransaction, nowMs: Int64) throws {
        try transaction.tellUnsaid(nowMs: nowMs)
    }
}
