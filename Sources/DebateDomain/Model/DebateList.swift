/// Which debates a list shows, and in what order; never rehearsals and what is archived.
package struct DebateFilter: Sendable, Hashable {
    package var status: DebateStatus?
    package var category: String?
    /// A piece of text to find in title, motion, description, tags and host; 1–50 characters.
    package var keyword: String?
    package var room: RoomID?
    package var order: DebateOrder

    package init(
        status: DebateStatus? = nil, category: String? = nil, keyword: String? = nil,
        room: RoomID? = nil, order: DebateOrder = .newest
    ) {
        self.status = status
        self.category = category
        self.keyword = keyword
        self.room = room
        self.order = order
    }
}

/// The order of a list of debates.
package enum DebateOrder: String, Sendable, Hashable {
    /// By creation, the latest first.
    case newest
    /// By actual start, else the planned one, the latest first; those without any last.
    case startTime
}

/// One page of a numbered list.
package struct PageNumber: Sendable, Hashable {
    /// From 1.
    package let page: Int
    /// Rows a page, 1–100.
    package let size: Int

    package static let sizes = 1...100

    package init(page: Int, size: Int) {
        self.page = page
        self.size = size
    }

    /// Rows before this page; the largest number there is when the page lies beyond counting.
    package var offset: Int {
        let (product, overflows) = (page - 1).multipliedReportingOverflow(by: size)
        return overflows ? Int.max : product
    }
}

/// The rows of one page and how many there are in all.
package struct PageOf<Row: Sendable>: Sendable {
    package let rows: [Row]
    package let total: Int
    package let number: PageNumber

    package init(rows: [Row], total: Int, number: PageNumber) {
        self.rows = rows
        self.total = total
        self.number = number
    }

    /// How many pages hold all rows; 0 when there are none.
    package var pages: Int {
        (total + number.size - 1) / number.size
    }
}

/// Where to go on in a log, and how far.
package struct LogPosition: Sendable, Hashable {
    /// The number of the last row known; rows after it follow.
    package let since: Int64
    /// Rows at most, 1–500.
    package let limit: Int

    package init(since: Int64, limit: Int) {
        self.since = since
        self.limit = limit
    }
}

/// Some rows of a log, oldest first.
package struct LogSlice<Row: Sendable>: Sendable {
    package let rows: [Row]
    /// The `since` to go on with.
    package let next: Int64
    /// Whether there are more rows now.
    package let hasMore: Bool

    package init(rows: [Row], next: Int64, hasMore: Bool) {
        self.rows = rows
        self.next = next
        self.hasMore = hasMore
    }
}
