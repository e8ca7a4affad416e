import DebateDomain

/// Invented hosts, teams and debaters; any likeness to real ones is chance.
enum DemoPeople {
    /// Each 1–32 characters. Appended to only: a host's place numbers the avatar's file.
    static let hosts = [
        "沈知微", "陆听澜", "顾小满", "林予安", "苏木", "程一诺", "周行简", "叶栖迟", "许南乔", "江望舒",
        "秦朗", "白露", "宋清和", "唐果", "季明川", "夏则灵", "温故", "谢长歌", "姜半夏", "陈星野",
        "方糖", "罗一舟", "孟晚晴", "赵小鹿", "钟意", "梁上青", "何所思", "云初", "魏子衿", "韩松石",
        "冯九月", "丁当", "向晚", "易安然", "乔木", "骆闻溪",
    ]

    /// Universities' and companies' teams, each at most 40 characters.
    static let teams = [
        "明德辩论社", "青崖大学辩论队", "望川大学辩论协会", "知行辩论社", "云麓学院辩论队", "听潮大学辩论队",
        "星桥科技辩论队", "南屏大学思辨社", "北辰理工辩论队", "松间书院", "拾光互娱辩论队", "临溪师范辩论队",
        "渡口传媒辩论队", "远山大学辩论队", "橙子工坊辩论队", "鹿鸣辩论社", "栖霞湖大学辩论队", "白鹭湾学院",
        "量子猫网络辩论队", "麦田食品辩论队", "长风航运辩论队", "朝闻辩论社", "半山艺术学院辩论队", "流萤动画辩论队",
        "万木草堂思辨社", "新月财经大学辩论队", "砚池辩论社", "海石医学院辩论队", "青柠出行辩论队", "问渠辩论社",
        "乘风体育学院辩论队", "小满农科大学辩论队",
    ]

    /// Debaters, each 1–20 characters.
    private static let debaters = [
        "林小满", "周予墨", "陈知秋", "许一川", "何清越", "沈以安", "顾星回", "苏明远", "叶青禾", "江白", "宋时雨", "唐亦舟",
        "陆晚舟", "程野", "白子衿", "方既明", "梁夏", "秦未央", "孟溪", "罗望", "温言", "赵识微", "韩池", "魏见山",
    ]

    /// The four speakers of a side, by the number its debate has among all: neighbours differ, and
    /// no drawing is needed.
    static func speakers(of side: Side, inDebate number: Int) -> [Speaker] {
        (0..<4).compactMap { place in
            let letter = side == .affirmative ? "A" : "N"
            let index = number * 8 + place + (side == .affirmative ? 0 : 4)
            return SpeakerSeat("\(letter)\(place + 1)").map {
                Speaker(seat: $0, name: debaters[index % debaters.count])
            }
        }
    }

    /// Where the avatar of one of `hosts` is served: `/media/demo-host-07.svg` for the seventh.
    static func avatarPath(hostIndex: Int) -> String {
        let number = hostIndex + 1
        return "\(DemoPictures.directory)demo-host-\(number < 10 ? "0" : "")\(number).svg"
    }
}
