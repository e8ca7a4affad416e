import Testing

@testable import DebateDomain

/// Catches: a kind of piece no longer known, one so cheap that it eats into good passwords.
@Suite("Common passwords")
struct CommonPasswordTests {
    private func isCommon(_ password: String, username: String? = nil) -> Bool {
        PasswordRule.isCommon(password, username: username)
    }

    @Test(
        "refuses what everybody tries",
        arguments: [
            "password", "Password1", "PASSWORD", "p@ssw0rd1", "P4$$w0rd!", "drowssap", "letmein123",
            "sunshine", "iloveyou", "iloveyou2", "trustno1", "superman", "baseball", "michelle1",
            "dragon12", "Welcome2024", "admin123", "administrator", "qwerty123", "monkey!!",
            "Manchest", "bluedragon", "football99", "starwars", "Dragon1990!", "gfhjkm123",
            "5201314520", "woaini1314", "woaini520", "a123456789", "Aa123456", "qq123456",
            "abc12345",
            "zhang123", "wangwei1988", "wang123456", "liwei19900101", "mima123456", "nihao123",
            "我爱你我爱你520", "密码密码1234", "我的密码1234",
            "ｐａｓｓｗｏｒｄ", "１２３４５６７８",
        ])
    func classics(_ password: String) {
        #expect(isCommon(password))
    }

    @Test(
        "refuses what follows a system, whatever the words",
        arguments: [
            "12345678", "87654321", "1234567890", "0987654321", "13579111", "abcdefgh", "hgfedcba",
            "aaaaaaaa", "zzzzzzzzzz", "aaaabbbb", "abababab", "abcabcabc", "xkqxkqxkq", "aabbccdd",
            "11223344", "12344321", "aaabbbab", "qwertyui", "asdfghjkl", "zxcvbnm,", "1qaz2wsx",
            "1QAZ2WSX", "!QAZ2wsx", "qazwsxedc", "zaq12wsx", "q1w2e3r4", "1q2w3e4r5t", "a1b2c3d4",
            "147258369", "789456123", "14789632", "qweasdzxc", "!@#$%^&*", "19900101", "31121999",
            "12311999", "1990-1-31", "1990年1月31日", "2024/12/25", "哈哈哈哈哈哈哈哈", "一二三四五六七八",
            "lilililililililililililililililili",
        ])
    func systems(_ password: String) {
        #expect(isCommon(password))
    }

    @Test(
        "a long password of one idea is still one idea",
        arguments: ["a", "ab", "1qaz", "password", "xkq", "我"])
    func repeated(_ part: String) {
        let count = part.unicodeScalars.count
        #expect(isCommon(String(repeating: part, count: 128 / count)))
    }

    @Test(
        "refuses the user name and what is near it",
        arguments: [
            ("xerophyt", "xerophyt"), ("Xerophyt", "XEROPHYT"), ("xerophyt", "xerophyt2024"),
            ("xerophyt", "tyhporex"), ("xerophyt", "xerophyt!x"), ("wxq_zrk", "wxqzrk88"),
            ("wxq_zrk", "zrkwxqzrk"), ("龙门阵友", "龙门阵友1990"), ("wxqzrk", "wxqzrkwxqzrk"),
        ])
    func username(_ name: String, _ password: String) {
        #expect(isCommon(password, username: name))
        #expect(!isCommon("ordinary rain on tin", username: name))
    }

    @Test("a passphrase stays good when the user name is a part of it")
    func nameInPassphrase() {
        #expect(!isCommon("xerophyt grows on bare rock", username: "xerophyt"))
    }

    @Test("takes passphrases and what is drawn at random", arguments: innocent)
    func takes(_ password: String) {
        #expect(!isCommon(password, username: "zhangsan"))
    }

    @Test("refuses none of 10 000 draws of ten letters and digits")
    func random() {
        var random = FixedRandom(state: 20_260_101)
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        let refused = (0..<10_000).filter { _ in
            let drawn = (0..<10).map { _ in alphabet[Int(random.next() % 62)] }
            return isCommon(String(drawn))
        }
        #expect(refused.count == 0)
    }

    @Test("a longest password without any system is looked at and taken")
    func longest() {
        var random = FixedRandom(state: 7)
        let bytes = (0..<128).map { _ in UInt8(33 + random.next() % 94) }
        #expect(!isCommon(String(decoding: bytes, as: UTF8.self)))
    }

    /// The same draws in every run: one in two hundred thousand holds two words or runs by chance,
    /// which is no fault, and must not fail a run now and then.
    private struct FixedRandom {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }

    private static let innocent = [
        "correct horse battery staple", "correcthorsebatterystaple", "the cat in the hat came back",
        "purple elephant 42 dances", "my grandmother bakes rye bread",
        "rain falls on quiet rooftops",
        "seven grey owls at dusk", "tea before breakfast, always", "we moved here in spring 2019",
        "wobbly lantern festival", "no more homework on fridays", "Left turn at the old mill",
        "blackdog walks at noon", "three socks, one shoe", "never eat yellow snowflakes",
        "umbrella-taxi-orbit-lemon", "kettle.fabric.thirteen.moss", "tidal_bassoon_quarry_fern",
        "ihavetwocatsandafish", "MyFirstBikeWasGreen", "Dinner4TwoAtEight", "ILikeToReadAtNight7",
        "photosynthesis rocks", "ventriloquism1", "Fachwerkhaus", "zwetschgenknoedel",
        "una noche sin luna llena", "le petit prince et la rose", "mein Fahrrad hat drei Lichter",
        "the debate starts at nine", "never argue with a goose", "quarterly vegetable auction",
        "yaks prefer jazz to polka", "glacier honey ledger", "folded paper cranes fly",
        "jintiantianqihenhao", "woxihuanchihuoguo", "mingtianyaoqukaoshi", "wojiayouliangzhimao",
        "zaoshangheyibeicha", "chuntiandehuahenxiang", "xiawuqutushuguankanshu",
        "women yiqi qu pashan", "bianlunsaizhenjingcai", "wodegougoujiaodoudou",
        "chifanqianyaoxishou", "zheshiyigehaomima", "Shanghai de yutian henduo",
        "qiantianwozailushangyudaota", "haochidexihongshichaojidan", "nanfangdedongtianbuleng",
        "jiuyuedekaixueji", "xiaoshihouzhuzaihebian", "woaidushujiaqichuqu", "dianyingyuanjianmian",
        "今天的天气真不错", "我家门前有两棵枣树", "小时候住在长江边上", "明月松间照清泉石上流", "早上喝一杯龙井茶",
        "周末去图书馆看书吧", "他说这场辩论很精彩", "南方的冬天并不算冷", "火锅里要多放点豆腐", "我养的猫叫豆豆三岁",
        "采菊东篱下悠然见南山", "昨夜西风凋碧树独上高楼", "密码要长一点才安全", "九月开学季的操场", "红烧茄子配米饭真香",
        "春天的花开了好多种", "海边的小屋亮着灯", "请把窗户关上谢谢你", "三个和尚没水喝的故事",
        "X7k#pQ2v!m", "r4Tz9-bLw2", "hG5&kd81Lq", "Zp3!xv0Qn8", "vq8zt3mwk1", "N4bX-7tRq-K2wz",
        "kfhwzqtrbn", "TQXZVNWKPD", "8f3a91c07be2", "c2VjcmV0a2V5", "0x7Fb2E91c4d", "3kD9!sPq",
        "wJ6#nR4z", "qTz7Lk2Wv9Xb", "ahL4aeb8ooPh", "Eix3aeGhie0u", "ieSh5ohyae", "oozah8Shu0ae",
        "tEiw7oog", "mQ29vZ_kT5", "5qLx-8Rzw-1Tbn", "vermutlich blauer Dunst",
        "Zugvogel-Karte-Moor",
        "ほんとうに長いパスワード", "비밀번호는길어야한다", "длинная фраза о погоде", "été indien à Montréal",
        "13912847506", "4829016375", "86 10 6275 1890",
    ]
}
