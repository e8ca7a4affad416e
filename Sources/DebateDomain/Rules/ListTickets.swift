/// Which tickets of a debate a list shows.
package struct TicketFilter: Sendable, Hashable {
    package var state: TicketState?
    /// The whole label; empty: those without one.
    package var label: String?
    package var page: PageNumber

    package init(state: TicketState? = nil, label: String? = nil, page: PageNumber) {
        self.state = state
        self.label = label
        self.page = page
    }

    /// Shape: `page`, `size`, `state` new|bound|void, `label` 0–40
    /// - Throws: `RuleViolation.fields`.
    package init(_ query: QueryParameters, nfc: (String) -> String) throws(RuleViolation) {
        var reader = query.reader()
        let page = reader.page()
        state = reader.parameter("state") { text throws(FieldReason) in
            guard let state = TicketState(rawValue: text) else { throw .notAllowed }
            return state
        }
        label = reader.parameter("label") { text throws(FieldReason) in
            try CreateTickets.labelRule.check(text, nfc: nfc)
        }
        try reader.finish()
        self.page = page
    }
}
