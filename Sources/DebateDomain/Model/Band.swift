/// How far one side leads, in three words (rule E3); `leading:affirmative` on the wire.
package enum Band: Sendable, Hashable {
    /// 胶着
    case close
    /// 领先
    case leading(Side)
    /// 大幅领先
    case ahead(Side)

    package var text: String {
        switch self {
        case .close: "close"
        case .leading(let side): "leading:\(side.rawValue)"
        case .ahead(let side): "ahead:\(side.rawValue)"
        }
    }

    /// Reads the wire's form. `nil` when it is none.
    package init?(_ text: String) {
        let all = [Band.close] + Side.allCases.flatMap { [.leading($0), .ahead($0)] }
        guard let band = all.first(where: { $0.text == text }) else { return nil }
        self = band
    }
}
