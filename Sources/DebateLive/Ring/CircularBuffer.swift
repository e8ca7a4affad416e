/// A queue of plain numbers that grows when it must and is read by index.
struct CircularBuffer<Element> {
    private var slots: [Element?]
    private var first = 0
    private(set) var count = 0

    init(capacity: Int = 64) {
        slots = Array(repeating: nil, count: capacity)
    }

    var isEmpty: Bool { count == 0 }

    /// The element at this place from the oldest, which is 0.
    subscript(index: Int) -> Element {
        precondition((0..<count).contains(index), "nothing stands there")
        guard let element = slots[(first + index) % slots.count] else {
            preconditionFailure("a place in use is filled")
        }
        return element
    }

    mutating func append(_ element: Element) {
        if count == slots.count { grow() }
        slots[(first + count) % slots.count] = element
        count += 1
    }

    mutating func removeFirst() {
        precondition(count > 0, "there is nothing to remove")
        slots[first] = nil
        first = (first + 1) % slots.count
        count -= 1
    }

    mutating func removeAll() {
        self = CircularBuffer()
    }

    private mutating func grow() {
        let elements = (0..<count).map { self[$0] }
        slots = elements + Array(repeating: nil, count: count)
        first = 0
    }
}
