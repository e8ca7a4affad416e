/// Revisions of viewer counts: their time served, and stood still after the clock was set back.
enum Schema0004 {
    static let sql = """
        ALTER TABLE presence ADD COLUMN rev INTEGER NOT NULL DEFAULT 0;
        """
}
