/// The words passwords are made of: what anybody who guesses tries first, by theme.
///
/// Short ones too, since most passwords of eight characters are a word with something attached.
/// Written from general knowledge of leaked passwords, here and abroad; all in lower case. What
/// follows a system (runs, keyboard rows, dates) is left to `GuessCost`.
enum CommonPasswords {
    /// Every word of the list.
    static let words: Set<String> = {
        let cyrillic = split(russian)
        let latin = cyrillic.map { word in String(word.compactMap { latinKeys[$0] }) }
        let latinThemes = [technical, chinese, things, feelings, leisure, names, places]
        return Set(latinThemes.flatMap(split) + cyrillic + latin)
    }()

    /// The list with look-alike characters brought together, as `lookAlike` does.
    static let skeletons: Set<String> = Set(
        words.map { word in
            String(String.UnicodeScalarView(word.unicodeScalars.map(lookAlike)))
        })

    /// Beginnings of the longer words: old systems kept eight characters of a password.
    static let beginnings: Set<String> = Set(
        words.flatMap { word in
            (7..<max(7, word.count)).map { String(word.prefix($0)) }
        })

    /// Little words that join others; they cost less, being so few.
    static let joints: Set<String> = [
        "im", "my", "me", "you", "the", "and", "is", "in", "of", "to", "for", "on", "at", "it",
        "no", "go", "be", "we", "do", "so", "up", "mr", "dr", "ni", "wo", "de", "la", "el", "le",
        "123", "abc", "qq", "xx", "hao",
    ]

    /// One letter for the signs that stand for each other: p4$$w0rd reads as password.
    ///
    /// Spellings that sound alike go with them: skorpion, boyz.
    static func lookAlike(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "4", "@": "a"
        case "3", "€": "e"
        case "1", "!", "|", "l": "i"
        case "0": "o"
        case "5", "$": "s"
        case "7", "+": "t"
        case "k": "c"
        case "z": "s"
        default: scalar
        }
    }

    private static func split(_ text: String) -> [String] {
        text.split { $0 == " " || $0 == "\n" }.map(String.init)
    }

    /// Of computers, and of the services everybody has an account with.
    private static let technical = """
        password passwd passw pass word passwort motdepasse contrasena senha parola access admin
        administrator root guest user test tester testing demo default login logon welcome master
        changeme letmein open enter secret private hidden temp system server manager support
        service office internet computer laptop desktop windows microsoft apple macintosh google
        yahoo gmail hotmail facebook twitter linkedin youtube amazon samsung nokia sony toshiba
        lenovo oracle cisco network website web online digital cyber hacker hack linux unix debian
        ubuntu android iphone mobile phone keyboard mouse monitor printer database backup qwerty
        qwert azerty qazwsx asdf zxcv wasd abc trustno trust nothing whatever nopass

        logitech viewsonic compaq pavilion dell latitude thinkpad verizon telekom siemens panasonic
        sanyo mitsubishi fujitsu epson nikon kodak minolta pentax polaroid xerox adobe photoshop
        macromedia netscape mozilla athlon nvidia radeon creative soundblaster realtek maxtor
        western juniper netware redhat slackware mandrake suse knoppix gentoo freebsd openbsd
        kernel python perl java javascript fortran cobol delphi basic compiler algorithm binary
        hexadecimal assembler capslock numlock backspace delete insert pageup shift keypad joypad
        gamepad headset subwoofer amplifier equalizer minidisc walkman discman cassette vinyl
        turntable chrysler oldsmobile studebaker bentley bugatti lamborghini maserati alfaromeo
        fiat lancia peugeot renault citroen skoda seat opel vauxhall saab landrover jaguar daewoo
        hyundai kia isuzu infiniti datsun supra celica corolla camry prelude altima sentra
        pathfinder expedition bronco escort mondeo galaxie fairlane cougar suburban tahoe caprice
        elcamino grandam grandprix bonneville cutlass regal riviera lesabre sedan eldorado escalade
        barracuda hemi durango wrangler peterbilt freightliner mack softail fatboy electraglide
        shovelhead norton ninja katana husqvarna ktm vespa piaggio caterpillar johndeere boeing
        concorde airbus spitfire mustang messerschmitt warthog hornet blackhawk huey chinook cessna
        piper sukhoi
        """

    /// Pinyin and characters: love, families, common full names, numbers that sound like words.
    private static let chinese = """
        woaini woaiwo woaijia woaita wobuaini aini woaizhongguo nihao nimen wode mima nima shabi
        tamade wocao laopo laogong baobao baobei xiaobao dabao gege jiejie didi meimei baba laoma
        laoba xiaolong xiaohong xiaoyu xiaomao xiaogou zhuzhu xiaobai xiaohei xingfu kuaile gongxi
        facai dajiahao pengyou haoren shijie meinv shuaige tianxia longlong feifei dandan lili lulu
        niuniu maomao gougou woshi woshishei tianya jiayou lisi wangwu zhang wang liwei liuwei
        wangli zhangjing lijing lijie lina liyang wangjun wangjie wangtao wanglei liujie chenjie
        huang zhao zhou chen yang liu zhu lin gao luo liang song zheng tang xu feng deng cao peng
        zeng xiao tian pan yuan cai jiang yu du ye wei su lv ding ren shen yao lu fu zhong tan liao
        fan fang shi jin taobao zhifubao alipay tencent weixin wechat weibo baidu qq qqq qqcom
        wangyi sina sohu douyin huawei xiaomi oppo vivo bilibili huya douyu kuaishou zhibo bianlun
        debate zhengfang 5201314 1314520 520520 5211314 1314521 3344520 5203344 7758521 7758258
        584520 584521 147258 147852 741852 321654 456789 159357 159753 159951 110110 119119 112233
        168168 518518 666888 888666 521521 1314 520 521 518 168 007 911 2112 182 4200 1337 6969
        12369874 woaini1314 aaa qaz

        爱 我爱你 你好 密码 我的 我的密码 中国 北京 上海 老婆 老公 宝贝 宝宝 妈妈 爸爸 生日快乐 快乐 幸福 天使 辩论 直播 正方 反方 管理员 测试 用户
        """

    /// Russian ones, which people also type with the keyboard set to Latin: пароль is gfhjkm.
    private static let russian = """
        пароль привет приветик здравствуй любовь люблю любимая любимый наташа наталья марина
        светлана владимир александр александра максим максимка сергей андрей дмитрий екатерина
        катерина катюша анастасия настя настенька кристина татьяна татьяна ирина ольга людмила
        маргарита виктория вероника валентина галина елена надежда оксана юлия евгений евгения
        михаил николай алексей антон денис роман руслан виталий виктор вячеслав константин кирилл
        станислав святослав ярослав владислав васильев иванов петров смирнов сидоров кузнецов
        попов жопа сука хуй блядь пиздец пизда гандон идиот дурак солнышко солнце котенок кошка
        собака зайчик зайка малышка красотка королева принцесса ангел дьявол черт сатана россия
        москва спартак зенит динамо локомотив чемпион победа футбол хоккей скорпион козерог
        близнецы водолей стрелец телец весы рыбы дракон медведь тигр волк мама мамочка папа
        семья счастье свобода секрет простотак просто йцукен фывапролд ячсмить машина компьютер
        интернет админ администратор вконтакте сашенька машенька дашенька оленька
        аленка иришка маринка светик танюша придурок апельсин банан морковка лимон клубника
        креведко пингвин черепаха попугай обезьяна лошадь тигренок воробей журавль ласточка одноклассники спасибо пожалуйста
        """

    private static let latinKeys: [Character: Character] = Dictionary(
        uniqueKeysWithValues: zip(
            "йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"))
}
