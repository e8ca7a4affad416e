package import DebateDomain

extension WriteTransaction {
    /// Gives an account a seat, as the creation of a debate and an appointment do.
    package func addSeat(
        _ role: DebateRole, in debate: DebateID, to account: AccountID, nowMs: Int64
    ) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO member (
                    debate, role, account, name, title, is_chair, is_absent, created_at_ms)
                SELECT debate.number, ?, account.number, account.nickname, '', 0, 0, ?
                FROM debate, account
                WHERE debate.id = ? AND account.id = ?
                """, [role.rawValue, nowMs, debate.text, account.text])
        }
    }

    /// Makes an account organiser of every debate that has none: those made before there were
    /// accounts, and those of `debatectl demo`.
    package func adoptDebates(by account: AccountID, nowMs: Int64) throws(StoreError) {
        try translating { () throws(SQLiteError) in
            try connection.execute(
                """
                INSERT INTO member (
                    debate, role, account, name, title, is_chair, is_absent, created_at_ms)
                SELECT debate.number, 'organiser', account.number, account.nickname, '', 0, 0, ?
                FROM account
                JOIN debate ON NOT EXISTS (
                    SELECT 1 FROM member
                    WHERE member.debate = debate.number AND member.role = 'organiser'
                        AND member.account IS NOT NULL)
                WHERE account.id = ?
                """, [nowMs, account.text])
        }
    }
}
