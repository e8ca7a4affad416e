extension Schema0003 {
    /// What the looks at counts that change need.
    static let results = """
        -- Rounds whose count may still change: looked for four times a second.
        CREATE INDEX vote_round_counting ON vote_round (number)
            WHERE life IN ('opened', 'closed');
        """
}
