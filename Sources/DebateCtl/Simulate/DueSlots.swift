/// What is due when, in slots of a tenth of a second: within one, in the order it was entered.
struct DueSlots<Element: Sendable>: Sendable {
    static var slotMs: Int { 100 }

    private var slots: [[Element]]
    /// The first slot that was not taken yet.
    private var next = 0

    init(seconds: Int) {
        slots = Array(repeating: [], count: seconds * 1000 / Self.slotMs + 1)
    }

    /// Enters something; what lies behind the end never comes due, what lies before what was
    /// already taken comes with the next.
    mutating func enter(_ element: Element, atMs: Int) {
        let slot = max(atMs / Self.slotMs, next)
        guard slot < slots.count else { return }
        slots[slot].append(element)
    }

    /// Takes the earliest slot that lies wholly before this moment; `nil` when all were taken.
    mutating func take(untilMs: Int) -> (atMs: Int, elements: [Element])? {
        guard next < slots.count, (next + 1) * Self.slotMs <= untilMs else { return nil }
        let elements = slots[next]
        slots[next] = []
        next += 1
        return ((next - 1) * Self.slotMs, elements)
    }
}
