extension Corpus {
    /// Lines nobody should be stopped for, many of them near a listed word.
    static let innocent =
        chinese + nearMisses + english + englishNearMisses + numbers + besideLetters

    /// Flags, and letters that part others.
    private static let besideLetters = [
        "🇨🇳加油", "🇨🇳🇨🇳🇨🇳", "🇺🇸🇬🇧🇫🇷 都来了", "hello🇨🇳", "佐々木同学说得好", "人々の声", "ラーメンの話", "スーパー一辩",
        "heʼll win", "sheʼll see", "ㅋㅋㅋㅋ", "第一ー第二", "ᴛʜᴀɴᴋ ʏᴏᴜ", "ᴄʟᴀꜱꜱ ᴀᴄᴛ",
    ]

    private static let chinese = [
        "正方加油！", "反方这个论点很有力", "一辩立论逻辑清楚", "二辩刚才的例子不太贴切", "主席请控制时间",
        "自由辩论开始了", "这个数据来源是哪里？", "我站反方", "说得好👏👏👏", "哈哈哈哈哈哈", "666666", "2333333",
        "前排围观", "第一次看辩论赛，好紧张", "三辩语速好快", "能不能把话筒声音调大一点", "卡了卡了", "画面好清晰",
        "支持人工智能进课堂", "火锅还是烧烤，这是个问题", "这道题其实没有标准答案", "定义之争又来了", "偷换概念了吧",
        "这个类比不成立", "请正面回答问题", "对方辩友回避了核心问题", "价值升华来了", "四辩总结陈词太燃了", "我哭了",
        "投票什么时候开始", "投了正方", "改投反方了", "中立观众路过", "评委老师怎么看", "今天的主持人很专业", "字幕有点慢",
        "妈妈说她支持正方", "我爸爸也在看直播", "看看大家怎么说", "慢慢来，不着急", "天天看你们比赛", "谢谢谢谢", "对对对",
        "是的是的，我也这么想", "好好好，说得都对", "刚刚走神了，讲到哪了", "星期天还有半决赛吗", "北京朝阳区的来报到",
        "上海的朋友举手🙋", "广东队加油💪", "來自台灣的觀眾，大家好", "香港觀眾支持反方", "這個論證很有說服力",
        "請問下一場幾點開始", "辯論真的很精彩", "網路有點慢", "我覺得雙方都很好", "學到了很多東西", "謝謝主辦方", "期待決賽",
    ]

    private static let nearMisses = [
        "用傻瓜相机拍的也很好看", "傻瓜式操作才是好设计", "今天是三八妇女节", "白痴主义不是一个流派", "骗人的是数据不是人",
        "这是诈骗案例，不是玩笑", "滚动字幕可以关吗", "滚烫的人生", "嘴角上扬", "闭幕式几点", "闭上眼睛听也很享受",
        "加一分", "加微辣还是加麻辣", "微信群里有人转发", "在微信上看到链接来的", "代表观众开心一下", "发票可以报销吗",
        "开发票要抬头", "办公室里偷偷看", "证据呢", "身份证号不要发出来", "约好了一起看", "裸眼视力五点零", "聊聊你的看法",
        "六合院的建筑很美", "合彩排一下", "时时刻刻关注", "彩票的概率论点不错", "垃圾分类该不该强制", "选手们辛苦了",
        "这边垃圾分类选手请注意", "猪肉涨价和题目有关系吗", "头头是道", "神经网络这个例子好", "精神病学的定义要说清楚",
        "经病理分析确认", "王老师的蛋糕论", "八点开始的吗", "丑话说在前面", "八怪是扬州八怪", "乡下的教育资源", "心眼里喜欢这场",
        "缺少数据支撑", "眼神交流很好", "没有教养老金的论点吧", "教养和教育不同", "二百多人在线", "五百人了", "三十八分钟了",
        "黑色幕布好看", "内容定下来了吗", "丢了两分", "人现在都在看", "收到了钱老师的邮件", "假期赛程出来了吗", "废气排放的数据",
        "物理老师说得对", "脑洞大开", "残疾人权益这点讲得好", "笨鸟先飞", "蛋白质摄入论", "白天痴迷手机", "骗不了评委",
        "子曰己所不欲", "出去透透气", "刷到这个直播了", "单兼顾两边很难", "职业选手吧",
    ]

    private static let english = [
        "great opening statement", "I agree with the motion", "the second speaker was brilliant",
        "can you turn up the volume?", "where is the evidence", "hello everyone", "well said!",
        "that's a straw man", "love this format", "what time is the final?",
        "good luck to both teams",
        "greetings from Singapore", "nice rebuttal", "the definition is too narrow", "so close!!!",
        "I changed my vote", "LOL", "wow wow wow", "this is sooo good", "cooool example",
        "please speak slower", "the clock stopped?", "first time here", "thank you, judges",
        "AI in schools: yes or no", "he has a point", "she nailed it", "no idea what to vote",
        "it's a tie for me", "bravo 👏",
    ]

    private static let englishNearMisses = [
        "he'll win this", "we'll see", "she'll answer next", "it's hit the mark",
        "the shell of an argument",
        "Michelle is speaking", "as good as it gets", "classic assumption",
        "a passionate assessment",
        "glasses on", "scrape the data", "scampi for dinner", "the damned were poets", "amsterdam",
        "jerky video here",
        "shut the upper window", "get the lost slide back", "closer and closer",
        "losers of the last round came back",
        "I was boringly precise", "trigger warning first", "idiomatic English",
        "oxymoron is the word",
        "the pen is mightier", "as soon as possible", "usb microphone", "hello hello hello",
        "p or n, pick one", "so, bad audio again",
    ]

    private static let numbers = [
        "1964年的数据", "今天38度", "38元一杯", "250毫升", "13800 票了", "138票对80票", "投票比 666:888", "在线6668888人",
        "2026年11月25日", "比分 3:2", "已经20分钟了", "88分我给", "第6轮",
    ]
}
