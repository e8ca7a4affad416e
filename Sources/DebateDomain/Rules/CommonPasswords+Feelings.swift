extension CommonPasswords {
    /// Love, moods, insults, and the rest of what is said in anger or in play.
    static let feelings = """
        love loving loveyou loveme lovely baby babe honey sweet sugar darling heart kiss kisses hug
        king kingdom lady girl boy man guy dude buddy friend always happy smile beauty pretty cute
        sexy hottie hot cool hope faith peace heaven hell satan god bless soul destiny zen life
        dead killer kill murder blood dark darkness light ghost vampire witch wizard merlin gandalf
        frodo mommy daddy mama papa sister wife husband son daughter

        afternoon again alone anarchy angry anyone apart around awake aware awful backward baddest
        banging bare bashful because become before behind beloved below beside between bitter blaze
        boring bottom bound break breath brief bring brutal busy calm careful careless chance cheap
        check cheers chosen clear close coming crooked cuddle daring dearest decent demented diesel
        different dilligaf discreet disturbed divine doomed dopey dragon dusty eager easily
        eighteen either elegant enemy enjoy enough envy equal evermore everybody everyone
        everything exact except extra fatal fearful fifteen fifty fierce fiery find firm fixed flat
        flawless foolish forty fuzzy getting given glorious goaway gorgeous grateful greedy grumpy
        guilty habibi happen harmless harsh hated hateful haunted helpless help helpme homely
        hopeful hopeless horrible hotstuff huge hurry icy idle immune infected inferno inner
        innocent insanity instant intimate invincible iwantyou jealous joyful joyous jolly jumbo
        just karma keeping kind kinky know knowledge lame lastchance late laugh lazy learn letitbe
        letmesee letsgo live living local lonesome longtime lord lots loud lucid lust mean mellow
        merry misery missing missyou more move moving muscle mutant naive near neat need nervous
        newpass newuser nextdoor noname noone nowhere nutty obscure obsessed odd okay older opened
        other outdoor outer over painful painless pale pathetic patient petite phat piece pissed
        pissoff plain playful playtime poor posh pretend priceless proud pure quick rabid random
        ready really reckless relax repent restless retro righteous ripped rotten rough rubber
        rubbish ruthless sacred sacrifice sad safe scary scared second seduction selfish sensual
        seventeen several sexaddict shaved shoot sick sickness sinful sixty slow sly smokin snap
        sober soft soldout sore spicy spider sqeeze still stone strapon stubborn sudden sunny sure
        surreal swift taboo takeit taste tasty tempest tender terrible terrific thirsty thirty
        thousand thunder tickling tiny tipsy today together toohot torture tough tramp treat twenty
        ugly unlock upset useless utter vague vivid warm watch weak wealth weird whatsup whocares
        whore whynot wise wishes within without woman wonder wooden workhard worthy yesman yesyes
        young yourself yourmom zealot bobafett hansolo chewbacca chewie padawan makaveli coltrane
        mingus ellington sinatra crosby cash hank waylon garth brooks strait twain mcgraw parton
        buffett nugent halen aerosmith bonjovi motley crue cinderella warrant skidrow ratt
        whitesnake acceptance helloween manowar kreator sepultura cannibal corpse morbid carcass
        obituary dimmu borgir burzum bathory venom anthrax danzig ministry puppy front242 kraftwerk
        underworld orbital aphex daftpunk moby fatboyslim massive portishead bjork cocteau mercy
        bauhaus joydivision neworder buzzcocks deadkennedys blackflag minor pennywise operation ivy
        marley tosh cypress wutang method redman ghostface raekwon ludacris nelly jayz nas dmx
        icecube dre hulkhogan steveaustin rock hhh kane sting nwo wcw wwf wwe ecw raw smackdown rey
        mysterio batista cena jeffhardy hardyboyz oilers canadiens sabres bluejackets thrashers
        lightning buccaneers rams niners fortyniners colts texans bengals jets packer phillies reds
        orioles bluejays devilrays rockies padres expos nationals diamondback bucks pacers heat
        magic timberwolves jazz supersonics clippers suns grizzlies gamecocks crimsontide
        volunteers huskers cornhuskers sooner boilermakers huskies aggies razorbacks auburn clemson
        notredame irish hokies terps tarheel bluedevils mountaineers jeter mattingly mantle
        dimaggio ruth gehrig clemens griffey mcgwire sosa marino montana elway favre manning emmitt
        aikman gretzky lemieux jagr orr dale earnhardt jeffgordon petty senna prost hakkinen alonso
        agassi sampras federer nadal hingis kournikova sharapova holyfield nuts deeznuts nutsack
        ballsack teabag wiener tosser bollox bollocks slapper minge fanny twat arse arsehole shag
        shagger pecker schlong dong dildo vibrator climax threesome foursome deepthroat rimjob milf
        gilf voyeur nudist hentai callgirl callboy
        bigass fatass hotass hottub legs feet thong undies spandex nylon heels

        fuck fucker fucking fuckyou fuckme fuckoff shit ass asshole bitch bastard sex sexsex sexual
        porn xxx pussy cunt cock dick penis suck blow job boob boobies tits titties nipple naked
        nude nasty horny lesbian slut hooker pimp pimpin playa stud erotic orgasm orgy cum cumming
        hardcore hardon anal butt booty bigboy bigman big panties pantyhose bikini lingerie virgin
        spank bondage fetish hustler penthouse teen wet squirt finger lick licker eat eater blonde
        brunette busty chubby fat geek nerd loser idiot stupid dumb moron damn
        """
}
