/// A gift as the catalogue has it: worth points, costing nobody money.
package struct Gift: Sendable, Hashable {
    /// A word that never changes: it stands on record with every gift sent.
    package let id: String
    package let name: String
    package let englishName: String
    /// What one costs of a viewer's budget, and what it brings whoever gets it.
    package let points: Int

    package init(id: String, name: String, englishName: String, points: Int) {
        self.id = id
        self.name = name
        self.englishName = englishName
        self.points = points
    }

    /// Its picture, which ships with the product.
    package var icon: String { "/images/gifts/\(id).svg" }
}

/// The gifts there are, the smallest first.
///
/// Pure data: a gift added here needs its picture in web/public/images/gifts and nothing else.
/// None is ever removed or repriced, because what was sent keeps its name and its points.
package enum GiftCatalogue {
    package static let all = [
        Gift(id: "flower", name: "鲜花", englishName: "Flower", points: 1),
        Gift(id: "applause", name: "掌声", englishName: "Applause", points: 2),
        Gift(id: "tea", name: "清茶", englishName: "Cup of tea", points: 5),
        Gift(id: "fan", name: "折扇", englishName: "Folding fan", points: 8),
        Gift(id: "microphone", name: "话筒", englishName: "Microphone", points: 10),
        Gift(id: "lantern", name: "灯笼", englishName: "Lantern", points: 20),
        Gift(id: "medal", name: "奖章", englishName: "Medal", points: 30),
        Gift(id: "rocket", name: "火箭", englishName: "Rocket", points: 50),
    ]

    /// The gift of this identifier; `nil` when there is none.
    package static func gift(_ id: String) -> Gift? {
        all.first { $0.id == id }
    }
}
