/// How a debate's danmaku are kept in order just now.
package struct Moderation: Sendable, Hashable {
    package var settings: Settings
    /// What was set before the shield went up; absent: it is down (rule D8).
    package var beforeShield: Settings?
    /// Grows with every change.
    package var revision: Int

    package init(settings: Settings = Settings(), beforeShield: Settings? = nil, revision: Int = 1)
    {
        self.settings = settings
        self.beforeShield = beforeShield
        self.revision = revision
    }

    package var isShielded: Bool { beforeShield != nil }

    /// What staff may set one by one.
    package struct Settings: Sendable, Hashable {
        package var mode: Mode
        /// Seconds between two danmaku of one person; 0: slow mode is off.
        package var slowSeconds: Int
        /// Only holders of a ticket, and staff, may speak.
        package var ticketsOnly: Bool
        /// Of one danmaku.
        package var maxCharacters: Int

        package init(
            mode: Mode = .open, slowSeconds: Int = 0, ticketsOnly: Bool = false,
            maxCharacters: Int = DanmakuText.defaultLimit
        ) {
            self.mode = mode
            self.slowSeconds = slowSeconds
            self.ticketsOnly = ticketsOnly
            self.maxCharacters = maxCharacters
        }
    }

    /// Which danmaku wait for the staff, the most open first (rule D4).
    package enum Mode: String, Sendable, Hashable, CaseIterable {
        case open
        /// Those of people of whom nothing was published yet.
        case holdNew
        case holdAll
        /// None are taken.
        case off
    }
}
