extension CommonPasswords {
    /// Sport, heroes, games, films, music, myths.
    static let leisure = """
        bmw bmwbmw aol msn cbr gsxr kawasak hellokitty kitty deftones tool staind creed nofx rancid
        misfits clash queen kinks cure coldplay muse placebo nightwish stratovarius bodom
        dreamtheater yes foo dave blind melon counting doors morrison joplin dylan vaughan clapton
        santana garcia futurama bender cartman kenny kyle stan family angel xena smallville
        farscape babylon battlestar dune arrakis bilbo baggins aragorn elrond sauron mordor gondor
        boromir rings lordofthering nazgul skyrim oblivion morrowind everquest guildwars diablo
        sephiroth tifa aerith kefka finalfantasy zelda ganon samus yoshi kirby ryu chunli raiden
        subzero tekken kratos masterchief tournament battlefield callofduty medalofhonor valve
        gordon lara croft tombraider solid snake metalgear inuyasha itachi bakugan digimon sailor
        moon akira totoro bebop trigun

        adonis agamemnon ajax aphrodite ares atlas aurora bacchus centaur cerberus charon cronos
        daedalus demeter dionysus electra eros gaia hades hector helios hera hermes hydra icarus
        janus kronos leviathan loki medea mephisto midas minerva minotaur morpheus narcissus odin
        odysseus oedipus olympus osiris anubis horus isis pegasus persephone perseus poseidon
        psyche satyr thanatos theseus thor triton ulysses behemoth basilisk chimera gorgon griffon
        kraken banshee tiberius caligula claudius nero trajan aurelius brutus cicero cassius
        cleopatra ramses pharaoh genghis attila napoleon bonaparte alexander charlemagne galahad
        arthur guinevere percival robinhood ivanhoe shakespeare goethe mozart beethoven bach
        vivaldi chopin picasso dali rembrandt vangogh michelangelo davinci raphael donatello
        copernicus tesla edison darwin nietzsche plato aristotle sartre voltaire washington
        jefferson roosevelt kennedy nixon reagan obama bush thatcher lenin stalin trotsky gorbachev
        putin hitler himmler rommel guevara binladen saddam hussein gandhi mandela kingjr malcolm

        soccer baseball basketball tennis golf golfer golfing boxing racing race surf surfer
        surfing snowboard ski fishing fish fisher hunting swimming runner running rider redskins
        yankees redsox mets cubs lakers pistons spurs knicks bruins canucks chelsea liverpool
        manchester united barcelona realmadrid madrid juventus milan jordan michael kobe messi
        beckham rooney gerrard iverson tyson tiger champ sport team coach goal ball slam dunk
        trophy olympic longhorn

        batman ironman hulk super warrior gunner guns rifle bullet bomber army navy marine airborne
        military force major captain colonel sergeant chief boss blade dagger arrow archer legend
        legacy destroy doom quake starcraft counter strike halflife halo mario sonic pokemon
        pikachu nintendo playstation xbox sega atari tetris minecraft roblox fortnite naruto sasuke
        sakura dragonball goku vegeta gundam evangelion bleach wars vader darth jedi yoda anakin
        kenobi trek enterprise spock picard matrix neo trinity terminator alien xfiles mulder
        scully gladiator sparta rambo harley hogwarts hermione scooby simpson bart mickey minnie
        donald disney winnie pooh bambi nemo simba tinker barbie elmo monster gizmo gremlin casper

        metallica slipknot nirvana pinkfloyd beatles lennon elvis presley acdc ozzy sabbath maiden
        megadeth pantera korn limp bizkit linkin park blink rammstein depeche mode hendrix jimi bob
        eminem tupac biggie snoop rapper hiphop gangsta playboy britney spears beyonce music guitar
        drummer drums piano bass violin trumpet sax singer dance disco techno trance punk rasta
        reggae concert fender gibson stratocaster ibanez marshall phish radiohead oasis
        """
}
