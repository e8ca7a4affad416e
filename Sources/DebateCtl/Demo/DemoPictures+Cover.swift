import DebateDomain

extension DemoPictures {
    /// A debate's cover, 640×360: the title over its category's colours, below it the two sides,
    /// 正方 warm on the left, 反方 blue and striped on the right.
    static func cover(of debate: Debate) -> String {
        let colours = palettes[debate.category] ?? otherPalette
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 640 360">
            <defs>
            <linearGradient id="sky" x1="0" y1="0" x2="1" y2="1">
            <stop offset="0" stop-color="\(colours.light)"/>\
            <stop offset="1" stop-color="\(colours.deep)"/>
            </linearGradient>
            <linearGradient id="warm" x1="0" y1="0" x2="1" y2="0">
            <stop offset="0" stop-color="#f28e2b" stop-opacity=".55"/>\
            <stop offset="1" stop-color="#f28e2b" stop-opacity="0"/>
            </linearGradient>
            <linearGradient id="cool" x1="1" y1="0" x2="0" y2="0">
            <stop offset="0" stop-color="#3d8bfd" stop-opacity=".6"/>\
            <stop offset="1" stop-color="#3d8bfd" stop-opacity="0"/>
            </linearGradient>
            <pattern id="stripes" width="10" height="10" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(30)">
            <rect width="4" height="10" fill="#fff" fill-opacity=".1"/>
            </pattern>
            </defs>
            <rect width="640" height="360" fill="url(#sky)"/>
            \(bubbles(fingerprint(debate.id.text)))
            <path d="M0 0H372L268 360H0Z" fill="url(#warm)"/>
            <path d="M372 0H640V360H268Z" fill="url(#cool)"/>
            <g font-family="\(SVGText.fonts)">
            \(chips(of: debate))
            \(titleLines(of: debate))
            \(sides(debate.sides))
            </g>
            </svg>

            """
    }

    /// Two speech bubbles, placed by the debate's number so that no two covers look alike.
    private static func bubbles(_ number: UInt64) -> String {
        let left = Int(number % 90)
        let right = Int(number >> 8 % 90)
        let lift = Int(number >> 16 % 50)
        return """
            <g fill="#fff" fill-opacity=".07">
            <path transform="translate(\(left - 60) \(40 + lift))" \
            d="M40 0H220A40 40 0 0 1 260 40V120A40 40 0 0 1 220 160H96L48 204V160H40\
            A40 40 0 0 1 0 120V40A40 40 0 0 1 40 0Z"/>
            <path transform="translate(\(400 + right) \(lift - 40))" \
            d="M40 0H220A40 40 0 0 1 260 40V140A40 40 0 0 1 220 180V226L168 180H40\
            A40 40 0 0 1 0 140V40A40 40 0 0 1 40 0Z"/>
            </g>
            """
    }

    /// The category, and which showing it is when the title says so.
    private static func chips(of debate: Debate) -> String {
        var left = 32
        return [debate.category, split(debate.title).showing].compactMap(\.self).map { word in
            let width = SVGText.width(word) * 10 + 28
            defer { left += width + 10 }
            return """
                <rect x="\(left)" y="28" width="\(width)" height="36" rx="18" \
                fill="#fff" fill-opacity=".2"/>
                <text x="\(left + width / 2)" y="53" font-size="20" font-weight="500" fill="#fff" \
                text-anchor="middle">\(SVGText.escape(word))</text>
                """
        }.joined(separator: "\n")
    }

    private static func titleLines(of debate: Debate) -> String {
        let title = split(debate.title).title
        let isShort = SVGText.width(title) <= 48
        let size = isShort ? 46 : 38
        let lines = SVGText.wrap(
            title, lineWidth: isShort ? 24 : 30, lineLimit: 3, keeping: debate.tags)
        let step = size * 4 / 3
        let first = 176 - step * (lines.count - 1) / 2 + size * 36 / 100
        return lines.enumerated().map { index, line in
            """
            <text x="320" y="\(first + step * index)" font-size="\(size)" font-weight="700" \
            fill="#fff" text-anchor="middle">\(SVGText.escape(line))</text>
            """
        }.joined(separator: "\n")
    }

    private static func sides(_ sides: BothSides) -> String {
        """
        <path d="M0 296H338L319 360H0Z" fill="#f28e2b"/>
        <path d="M338 296H640V360H319Z" fill="#3d8bfd"/>
        <path d="M338 296H640V360H319Z" fill="url(#stripes)"/>
        <g font-size="20" fill="#10131a">
        <text x="32" y="335"><tspan font-weight="700">\(SVGText.escape(sides.affirmative.label))\
        </tspan><tspan dx="10">\(SVGText.escape(sides.affirmative.team))</tspan></text>
        <text x="608" y="335" text-anchor="end"><tspan>\(SVGText.escape(sides.negative.team))\
        </tspan><tspan dx="10" font-weight="700">\(SVGText.escape(sides.negative.label))</tspan>\
        </text>
        </g>
        """
    }

    /// 「… · 复赛」 into its two parts.
    private static func split(_ title: String) -> (title: String, showing: String?) {
        guard let mark = title.firstRange(of: DemoDebates.showingMark) else { return (title, nil) }
        return (String(title[..<mark.lowerBound]), String(title[mark.upperBound...]))
    }

    private static let palettes: [String: (light: String, deep: String)] = [
        "游戏": ("#5b3fa8", "#21174d"),
        "娱乐": ("#a83a72", "#3d1233"),
        "教育": ("#1f7a70", "#0c3138"),
        "美食": ("#b0482f", "#431517"),
        "户外": ("#3d8048", "#12331f"),
        "科技": ("#2d5fa8", "#0f1f45"),
        "社会": ("#8a6a2f", "#33230f"),
    ]
    private static let otherPalette = (light: "#5a6478", deep: "#1f2533")
}
