/// Lines that hide a listed word, as people type them.
enum Corpus {
    static let evasions =
        fullWidth + traditional + zeroWidth + separators + repeats + mixed + letters

    /// Letters that pose as separators, and ones drawn like others.
    static let letters = [
        "笨ー蛋", "笨ｰ蛋", "傻ˇ瓜", "白ˊ痴", "脑ˋ残", "废ʼ物", "滚々出々去", "骗〻子", "办ㆍ证", "约ꓽ炮", "裸ー聊群",
        "iˇdˇiˇoˇt", "mˊoˊrˊoˊn", "dꓽaꓽmꓽn", "idーiot", "🇮🇩🇮🇴🇹", "🇸🇧", "你是 🇱🇴🇸🇪🇷 吧", "🇯erk",
        "idiot🇨🇳", "🇨🇳loser", "ᴊᴇʀᴋ", "ʟᴏꜱᴇʀ", "ꜱʜᴜᴛ ᴜᴘ", "ᴅᴜᴍʙᴀss", "jerĸ", "ᴘᴏʀɴ 资源",
    ]

    private static let fullWidth = [
        "ｉｄｉｏｔ！", "you are a ｍｏｒｏｎ", "ＤＡＭＮ 这都行", "ｃｒａｐ argument", "ＳＢ 主持人",
        "加我ＱＱ 聊", "加我ｑｑ吧", "ｓｈｕｔ ｕｐ", "ＨＥＬＬ no", "这是 ｓｃａｍ 吧",
        "打 １３８００１３８０００ 详谈", "群号６６６８８８", "ＬＯＳＥＲ 队", "ｊｅｒｋ", "ｐｏｒｎ 资源",
        "𝐢𝐝𝐢𝐨𝐭 队长", "𝓵𝓸𝓼𝓮𝓻 别说了", "ⓢⓒⓐⓜ 警告", "🅢🅑 评委", "🅸🅳🅸🅾🆃",
        "①③⑧⓪⓪①③⑧⓪⓪⓪ 联系", "❻❻❻❽❽❽ 进群", "ℌ𝔢𝔩𝔩 yes", "ᴶᴱᴿᴷ 反方", "ｒｉｇｇｅｄ 投票",
        "ＢＯＲＩＮＧ", "𝙙𝙪𝙢𝙗𝙖𝙨𝙨 二辩", "六合彩ｙｙｄｓ", "ｇｅｔ　ｌｏｓｔ", "ꜱᴄᴀᴍ 平台",
    ]

    private static let traditional = [
        "正方都是騙子", "腦殘發言", "廢物二辯", "滾出去吧你", "閉嘴行不行", "代開發票找我", "刷單兼職日結",
        "辦證 快速", "約炮嗎", "裸聊群", "時時彩內幕", "豬頭三辯", "神經病吧", "馬屁精出現了", "鄉巴佬",
        "醜八怪", "沒教養的一隊", "假賽實錘", "丟人現眼", "評委收了錢", "垃圾選手下去", "騙 子", "騙子！退票",
        "評分有黑幕吧", "冠軍早就內定了", "開票的請閉嘴", "這隊真是廢物", "主持人腦殘", "說人家神經病", "兼職請看：刷單兼職",
    ]

    private static let zeroWidth = [
        "笨\u{200B}蛋", "傻\u{200D}瓜一个", "白\u{FEFF}痴", "脑\u{2060}残",
        "i\u{200B}d\u{200B}i\u{200B}o\u{200B}t",
        "mo\u{AD}ron", "da\u{200C}mn it", "加\u{200B}微\u{200B}信", "闭\u{FE0F}嘴",
        "废\u{200B}\u{200B}\u{200B}物",
        "sh\u{200B}ut u\u{200B}p", "l\u{2060}oser", "滚\u{200D}出\u{200D}去", "骗\u{E0020}子",
        "黑\u{180E}幕",
        "六\u{200B}合彩", "假\u{200E}赛", "jer\u{FEFF}k", "s\u{200B}b", "1380\u{200B}0138\u{200B}000",
        "白\u{034F}痴发言", "神\u{3164}经病", "c\u{301}rap", "傻\u{20DD}瓜", "i̶d̶i̶o̶t̶",
        "m̲o̲r̲o̲n̲", "笨̷蛋̷", "lòsér", "dåmn", "bóring!",
    ]

    private static let separators = [
        "笨 蛋", "傻.瓜", "白-痴", "脑_残", "废*物", "滚 出 去", "闭/嘴", "骗|子", "加·微·信", "加 微 信 聊",
        "办~证", "约，炮", "裸…聊", "六【合】彩", "时•时•彩", "垃圾 选手", "猪😀头", "神😂经😂病", "王。八。蛋",
        "丑 八 怪", "i d i o t", "m.o.r.o.n", "d-a-m-n", "h e l l no", "c_r_a_p", "s*c*a*m", "j/e/r/k",
        "l o s e r s? no, l o s e r", "s.b", "s b 队", "p-o-r-n", "138-0013-8000", "138 0013 8000",
        "666 888", "mor.on", "los-er", "sh*ut up", "r-i-g-g-e-d", "bor*ing", "d u m b a s s",
        "f off, i.d.i.o.t.", "丢 人 现 眼", "收-了-钱", "内☆定", "黑 ★ 幕", "b.u.l.l.s.h.i.t",
        "g e t  l o s t", "白（痴）", "笨「蛋」", "傻\u{3000}瓜", "马‧屁‧精", "乡♥巴♥佬", "加我 Q Q", "二 百 五",
        "i'd'i'o't",
    ]

    private static let repeats = [
        "笨笨蛋", "笨蛋蛋蛋", "傻傻傻瓜", "白痴痴痴", "闭嘴嘴嘴", "滚滚滚出去", "骗骗子子", "脑脑残残", "idiooot",
        "iiidiot", "moronnnn", "daaaamn", "helllll no", "craaap", "scaaam", "jerrrrk", "looooser",
        "shuuut uuup", "boooring", "asssss", "ssbb", "废废废物", "加加微信", "办办证证", "猪猪猪头头头",
        "bullllshit", "dammmn", "rigggged", "黑黑黑幕", "假赛赛赛",
    ]

    private static let mixed = [
        "骗.騙.騙子", "閉 嘴", "ｉ.ｄ.ｉ.ｏ.ｔ", "ｉ　ｄ　ｉ　ｏ　ｔ", "腦\u{200B}殘", "廢 廢 物", "豬…頭",
        "Ｄ-Ａ-Ｍ-Ｎ", "daаmn", "ѕcam", "mоrоn", "сrар", "lоser", "p0rn 网站", "加 ＱＱ：加我ＱＱ",
        "代-開-發-票", "刷😀單😀兼😀職", "裸\u{200B} 聊", "時.時.彩.", "i.i.d.i.o.t", "l.o.o.o.s.e.r",
        "ＨＥ\u{200B}ＬＬ", "ｓ\u{FEFF}ｂ", "滾\u{3000}出～去", "一３８ 00138000 不对，13800 1380 00",
    ]
}
