import DebateDomain

/// The list the corpus is judged by: mild words, as a school's moderators would list them.
enum SampleWords {
    static let list = WordList(
        words: blocked.map { ListedWord($0, .block) } + held.map { ListedWord($0, .hold) },
        allowed: ["傻瓜相机", "傻瓜式", "三八妇女节", "good luck", "白痴主义"])

    private static let blocked = [
        "笨蛋", "傻瓜", "白痴", "脑残", "废物", "滚出去", "闭嘴", "臭不要脸", "骗子", "二百五", "三八",
        "加微信", "加我QQ", "代开发票", "刷单兼职", "办证", "约炮", "裸聊", "六合彩", "时时彩",
        "垃圾选手", "猪头", "神经病", "王八蛋", "丑八怪", "乡巴佬", "马屁精", "缺心眼", "没教养",
        "idiot", "moron", "damn", "hell", "crap", "scam", "jerk", "dumbass", "ass", "shut up",
        "loser", "sb", "porn", "bullshit", "get lost", "13800138000", "666888",
    ]

    private static let held = ["黑幕", "假赛", "内定", "丢人现眼", "收了钱", "rigged", "boring"]
}
