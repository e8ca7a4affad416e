extension CommonPasswords {
    /// Everyday words, and what lives, grows, is eaten, worn, sold or done for a living.
    static let things = """
        airport alphabet amateur ambition amazing anaconda anchor animal answer anthem antelope
        anytime apocalypse apartment aquarium aquarius aries gemini virgo libra leo pisces taurus
        capricorn sagittarius arcade armada armor artist asteroid astro atlantic atlantis atomic
        attack attitude avalanche avalon avatar avenger awesome baboon bachelor backpack bad badass
        badman bagel baker balloon bamboo bandit banker banjo banner barber barney barrel basket
        battle battery bazooka beach bedroom believe bell beautiful bermuda berserk best better
        beyond bigger bike billiard bingo biscuit bishop blackbird blackjack blanket blaster
        blizzard blossom blueberry board body bogart bomb bond bone boogie boomer border bottle
        boulder bounce bounty boxer boxster brave bread breeze brewer brilliant broken bubble
        buckeye bucket buddha buffy build bull bumble bunker burger burn burton butcher butler
        button cabbage cactus caesar caliber calendar callie campus can candle cannon canon canyon
        capital caramel caravan cardinal caribbean carnage carnival carpenter carrot cartoon
        cascade cassanova castle casual catalog cathedral cavalier celebrity central century
        certain chainsaw challenge chameleon change chaos chapter charger charity charm chaser
        chemical chess chevelle chick children chipper choice chopper chrome chronic chronos
        cigarette cigar cinema circle circus citizen city classic clean clever climber clown cobalt
        coconut code coke cold collection college colossus comanche combat comedy comet comfort
        comics command common complex compass concrete condor conquer control convict cookie copper
        corner corsair cosmic cotton couch courage cowboy coyote cracker crash crazy cream crescent
        cricket crusader cruise cupcake curious current cutie cyclone cyclops dakota damage dancing
        danger dawn deadly deadpool death december deep deeper delta dentist deputy desert desire
        desperado detective deuce dexter dilbert director dirt dixie doctor dominator domino donkey
        double dream drive dynamic dynamite earth earthquake easter easy echo eclipse edge einstein
        electric electro element eleven elite elvira embrace empire energy enigma entropy equinox
        escape eternal eternity europe evergreen everlast everyday evil evolution excalibur
        excellent exciting executive exodus exotic expert explore explosion express extreme eye
        eyes fabulous face faceless fairy fallout fantastic fantasy farmer farside fast faster
        father favorite fear fearless feather fellow festival fiction fiddle field fiesta fight
        final finder finish firefly firehouse fireworks first five flamingo flash flatron flavor
        fletcher flipper float florence floyd flounder fluffy flying focus follow fool foot
        footloose forest forever forget forgot formula fortress fortune four foxy foxtrot fraction
        fragile france freak freckles free freedom freestyle frozen french fresh frost frontier
        fruit fugitive fun funk funny fusion future gabber galactic gambit gambler game gamecube
        gangbang garbage garden gargoyle gate gateway gator general genesis genius gentle getoff
        ghetto giant ginger gladys glass glory goat goblin godzilla goldberg golden gonzo good
        goodbye gothic government grandma grandpa grape grass gravity great green grendel griffin
        grizzly groovy ground group growth guardian guess gumby gymnast gypsy hammer hamlet hand
        handsome hannibal happiness hardball harder harmony harry hatred havana hayabusa hazard
        head health heartbeat heartless heather heavy hedgehog hellraiser here hero hewlett
        highland highway hill hippie hockey hobbit hobbes hold holden holiday hollow holmes home
        homeless honest honor hooligan hoosier hooter horizon horror hospital hotdog hotrod hotel
        hound house human hummer humble humbug hundred hungry hunter hurricane hyper iceberg iceman
        icon idea idontknow ignorant illusion illuminati imagine impact impala imperial impossible
        incubus indigo infantry infinite infinity infinito informer inside insane inspector inspire
        inspiron intel intense integra inter international intrepid intruder invisible island
        jackal jackpot jailbird javelin jello jelly jericho jester jewels joker journey judge
        judgement juggalo juice jump jumper jumping jungle junior jupiter kahuna karate kangaroo
        kamikaze karaoke kayak keeper kenworth kermit kerouac kickass kicker kickflip killjoy kiwi
        kingpin knicker kodiak kosmos kramer krishna krypton labyrinth lacrosse ladies lambda
        language lantern laser lavender leader leaf leather leave leavemealone lefty leftover
        legion legolas leinad lesson letter liberty license lighthouse limited lincoln lineage line
        liquid list listen literature little llama lobster lock lollipop lonely lonestar longbow
        longer longhair lonewolf loose lost lotus loyalty lucifer luck lullaby lunatic mach machine
        macbeth madness maddog mafia maggot magnet magnolia magnum mail majestic malibu mammoth
        mandarin maniac mantra maple marathon marble market marlin married mars marvel marvin mask
        mastermind match material matador maverick mayday mayhem meadow meat meatloaf medical
        medicine medusa megaman megatron melrose member memorial memory mental mercury mermaid
        metal meteor metro mexican micro microphone midget midway mighty milk millenium millennium
        miller mine mineral mini miracle mirage mirror mission mistress mixture mobster modern
        mohawk molecule moment monarch monopoly monsoon montecarlo moonbeam moonraker moose moreno
        morning mortal mortgage moscow mosquito motion motocross muffin muhammad mushroom mustard
        mystery mystic nascar natural nature naughty navigator necromancer nemesis neptune nerves
        never nevermind newcastle newport newlife newton newyear nexus nice nightmare nightwing
        nightfall nine nitro nobody noble noise nomad nonsense nostromo notebook novell nova nugget
        number nutmeg oakland obelix obiwan obsession odyssey october octopus offshore oldman omega
        onelove only onyx opera optical optimus optimist options orchard original orion orlando
        orwell otaku outback outkast outlaw outside oxygen pacific packard paladin paintball palace
        palermo palmer pandora panic panther papillon paradise paradox paragon paranoid parker
        parrot partner party passion patches patience patriot peacock peewee pentagon pentium
        people perfect person pervert phantom pharmacy physics pickle pineapple pinball pingpong
        pinnacle pioneer pipeline pirate pistol planet plastic platinum platypus player please
        pleasure plumber poison poiuyt polaris polarbear polo poncho pony popcorn popeye popular
        porkchop porsche portal portugal positive postal postman power powder prayer preacher
        precious predator premier presario present pressure presto prime primetime prince prodigy
        producer product professor program project prometheus promise property prophet protect
        prowler psycho public pudding pulsar puma punisher puppet purchase puzzle pyramid pyro
        quality quantum quarter quest quicksilver quiksilver quiet quincy racoon radar radical
        radio rage ragnarok raider railroad rainbow raistlin rambler ranger raptor rascal rattler
        reading real reality reaper rebel record redeye redneck redrum reflex register religion
        remote renegade reserve resident rescue respect retard return revenge reverse revolver
        rhino rhythm rich riddle ridge right ringo rise rising ripper ripken riverside road
        roadrunner roadster robber robin robocop robot rocker rocket rockon rodeo rogue roller
        rolltide rooster rosebud route royal rugby ruler runaway rush rusty sabine sabotage saber
        sabertooth safari safety sahara saint salamander salmon salvador salvation sample sanchez
        sandbox sandman sandwich sapphire sassy satellite satisfy saturn savage scania scarecrow
        schalke scheisse schnitzel schneider schumacher scissors scooter score scorpio scout
        scrappy search seagull secure security seeker seinfeld select semper seminole senator
        senior sentinel sentry serenity serious serpent seven shaman shamrock shelter shepherd
        sherlock shinobi shiny ship shipping shiva shine shock shogun shopping shorty show showme
        shutup side sierra silence silent silly simple simply single sinister six skeleton skinny
        skipper skittles skydive skull slacker slapshot slave sleep sloppy small smart smashing
        smeghead smith smooth smuggler snakebite snapper snatch snuggles sobriety socrates softtail
        software solar soldier solitude solomon solution something somebody someone soprano sorrow
        soulmate sound soup southpark southside space spanish special speaker spectrum sphinx spike
        spiral spirit splash spoon spooky spotlight spring springfield spunky square squash
        squirrel stainless stalker stanley stardust starlight starter state station stealth steel
        sterling stick stiletto stinky stitch stocks stonecold stop storage straight strange strat
        street strength string strong student sublime subway success sucker suicide sultan summit
        sundown sunset supernova superstar supreme surprise survivor sushi suspect sweden
        sweetheart sweetness swim swimmer swinging swordfish symphony syndicate synergy table
        tabasco takehana talisman tank tanker target tarzan tasha tattoo taxi teddy teddybear
        telecom telephone television temple temptation tennesse terminal terrapin terror testament
        thebest theking theman theone therock thing thinker thinking thirteen thoughts three throne
        thumper thunderbird thunderbolt thug ticket tickle tigger tight time timber timeless
        titleist toasted toaster toilet tomcat toolbox toothpaste tornado torpedo tottenham touch
        touchdown toxic track trader trailer transam transfer transformer transit travel treasure
        tribal trigger trinidad triple triumph trojan trombone tropical trouble true trunks tucker
        tundra tunnel turbo turner tweety twelve twins twister twisted two typhoon ultima ultra
        umbrella uncle undead undertaker unforgiven unicorn union unique unity universal unknown
        unreal upgrade utopia vacation vagabond valhalla valkyrie valley vancouver vandal vanguard
        vanilla vector velocity velvet vengeance ventura verbatim veritas vermont veronica vertical
        vertigo veteran vicious victorious video viking villain vintage violent viper virus vision
        vodafone voltage volcano volcom volley volleyball voodoo vortex voyage vulcan waffle wagon
        wagner waiting walker wallace wallpaper walnut wanker wanted warcraft warhawk warlock
        warlord warning wasted waterfall weasel weather weaver wedding weekend weezer welder
        werewolf weston whisper whiskers wicked wild wildcard willow wilson windmill window winger
        wingman wings wingnut winston wireless wisdom wisconsin wolfgang wolfpack womble women
        wonderland woodland woodstock workout worship wrestler wrestling wrinkle writing xanadu
        xavier yardbird yellowstone yesterday yosemite zachary zeppelin zero ziggy zigzag zombie
        zaphod

        aardvark albatross alligator armadillo bobcat camel canary caribou chihuahua chipmunk
        cockatoo cockroach crocodile dachshund dalmatian dobermann gazelle gecko gerbil gopher
        greyhound grasshopper guppy halibut herring hippo hippopotamus hummingbird husky hyena
        iguana jellyfish kestrel kookaburra lemming lemur mackerel malamute mallard manatee mantis
        marmot meerkat mockingbird narwhal nightingale orangutan orca ostrich oyster parakeet
        partridge pheasant pitbull porcupine porpoise prawn pterodactyl ptarmigan quail raccoon
        rattlesnake reindeer retriever rhinoceros sardine schnauzer seal shrimp siamese skunk
        spaniel squid stork swallow tarantula tadpole termite terrier toad tortoise toucan trout
        tuna turkey vulture walrus wasp whippet wolfhound wombat woodpecker worm yak yorkie puddles
        pumpkin boots socks shadow snickers buster duke fido lassie rex spot

        apricot artichoke asparagus avocado barbecue blackberry bratwurst breakfast burrito
        butterscotch cantaloupe cappuccino cashew cauliflower caviar celery champagne cheddar
        cheesecake cheetos chestnut chips chutney cider cinnabon cocktail cognac cranberry
        croissant cucumber curry daiquiri dessert donut doritos doughnut dumpling eggplant eggroll
        espresso fajita frito garlic gelato gingerbread gouda grapefruit gravy guacamole gumbo
        hazelnut jellybean ketchup lasagna licorice lollypop lunch macaroni margarine marmalade
        marshmallow mayonnaise milkshake mint molasses mozzarella munchies munchkin mutton nachos
        nectarine nougat nutella oatmeal omelette onion oregano oreo papaya paprika parsley
        pastrami pastry peppermint pistachio poppy pretzel pringles quesadilla radish raisin
        raspberry ravioli rhubarb rice risotto salami salad salsa salty samosa sauce sauerkraut
        sherbet snack spinach steak stew strudel sundae supper syrup tamale tangerine tapioca
        tarragon tobacco tofu tootsie tortilla truffle turnip vinegar wasabi yogurt zucchini

        ankle apron armpit attic backbone balcony bandana basement bathroom bathtub blouse
        bodyguard bracelet buckle bumper bungalow cabinet calculator ceiling chair chimney coat
        collar condom costume cottage curtain cushion diaper dishwasher doorbell drawer dress drill
        dungeon earring elbow envelope eraser eyebrow fabric faucet fence fireplace flannel
        flashlight footprint fork frame freezer funnel furnace furniture gloves goggles gown grill
        hairy hairball hallway hammock handbag handle hanger hatchet headphone headlight helmet
        hinge hoodie icebox jacket jersey jewelry kettle kitchen knee kneecap knife knob ladder
        lampshade laundry leash locker luggage mailbox mattress medal microwave mitten moustache
        mustache napkin necklace needle noose nostril oven pajamas pantry parachute pedal pendant
        perfume pillow pitcher plank plunger pocket ponytail porch poster purse quilt razor ribbon
        robe sandal saxophone scarf screw screwdriver shampoo shelf shirt shoe shoelace shorts
        shoulder shovel sidewalk skirt sleeve slipper sneaker soap sofa spatula sponge staple
        stereo stocking stomach stove straw suitcase sunglasses sweatshirt teapot telescope thermos
        thimble throat thumb tire toe toenail tongue tooth towel toy tray trousers tuxedo underwear
        uniform vacuum vase velcro wallet wardrobe washer wheel wheelchair whistle wrench wrist
        yarn zipper

        accountant actor actress ambassador analyst apprentice architect assassin assistant
        astronaut athlete attorney auctioneer auditor babysitter barman barista biologist
        blacksmith bodybuilder bookkeeper broker busboy caretaker cashier caveman chancellor
        chauffeur clerk composer conductor constable cook counselor courier criminal curator
        custodian dealer delivery dictator diplomat diver economist editor emperor empress
        entertainer firefighter foreman gamekeeper gangster geologist governor guide gunslinger
        hairdresser headmaster housewife illustrator janitor jeweler jockey journalist juggler
        landlord lawman lifeguard locksmith lumberjack magistrate maid mathematician mayor mechanic
        mercenary merchant messenger minister monk musketeer novelist optician paramedic patrol
        peasant philosopher photographer physicist pilgrim poet politician porter priest prisoner
        psychologist rabbi realtor receptionist referee salesman salesperson scholar scoutmaster
        sculptor servant sheriff shoemaker slayer sniper songwriter spy steward stuntman
        superintendent surgeon surveyor swordsman tailor technician therapist translator trooper
        tutor usher veterinarian villager waiter waitress warden

        bagpipe bassoon cello clarinet cornet cymbal flute harp mandolin oboe percussion piccolo
        tambourine tuba ukulele viola xylophone alto tenor baritone orchestra ballet waltz triangle
        rectangle hexagon octagon cylinder pentagram parallel diameter radius meridian equator
        longitude altitude neutron proton hydrogen carbon uranium plutonium chromium bismuth
        aspirin insomnia penicillin vitamin valium prozac viagra morphine heroin cocaine marijuana
        cannabis ecstasy nicotine caffeine asthma diabetes cancer fever surgery peekaboo hopscotch
        backgammon scrabble yahtzee solitaire roulette baccarat poker holdem casino srinivas venkat
        saraswati sairam hanuman arjun aditya abhishek anand arun ashish ashok deepika dinesh
        harish jagdish mukesh naveen nitin pankaj prakash pradeep prasad rajendra ramesh sandhya
        sanjana shankar shanthi srikanth subbu sudhir swathi vikram vinod vivek jaimatadi
        omnamahshivaya bismillah allah allahuakbar alhamdulillah inshallah muslim catholic buddhist
        carpediem semperfidelis carpe diem cogito memento veni vidi vici amen hallelujah alleluia
        jesuschrist praise gospel psalm john316 ncc1701 thx1138 r2d2 c3po 4815162342 31415926
        14159265 271828 27182818 11235813 1123581321 16180339 8675309 90210 24681012 13579
        1357924680 2468 1701 consumer customer flexible backdoor underdog topdog knockers bunghole
        clitoris vagina tazmania armageddon armagedon millwall portsmouth watford everton fulham
        ipswich charlton blackburn bolton burnley albion hotspur syracuse gonzaga villanova
        anhyeuem saranghae aishiteru tiamo iubire tequila piramida qweasdzxc zxcasdqwe 123qweasdzxc
        qazwsxedcrfv 1qaz2wsx3edc zaq1xsw2cde3 1qazxsw23edc 1qa2ws3ed 12qwaszx 12qw34er 123qweasd
        adgjmptw qwer1234

        monkey lion bear wolf wolverine fox horse stallion cat cats kitten dog dogs doggy bunny
        bird birdie eagle falcon hawk raven phoenix duck pig piglet cow elephant giraffe zebra
        panda koala gorilla frog froggy turtle cobra lizard shark whale dolphin penguin beetle bug
        bee ant rat hamster ferret leopard cheetah lynx dinosaur poodle rottweiler labrador goose
        pigeon crow owl swan beaver badger otter deer ram sheep lamb crab

        red blue yellow orange purple pink black white silver gold brown gray grey violet color
        scarlet crimson ruby diamond crystal jade emerald amber flower rose lily daisy orchid tulip
        tree wood mountain river water ocean sea lake sky star sun moonlight world galaxy universe
        cosmos venus pluto apollo zeus athena titan hercules storm rain snow ice fire wind summer
        autumn january february march april june july august september november monday tuesday
        wednesday thursday friday saturday sunday night evening tomorrow day

        corvette ferrari camaro chevy chevrolet ford toyota honda civic accord nissan mazda subaru
        impreza suzuki yamaha ducati audi volvo volkswagen passat jetta lexus acura cadillac
        pontiac dodge jeep truck engine motor speed racecar garage boat sail sailing pilot flyer
        airplane aircraft jet shuttle

        coffee tea chocolate cake pie cherry banana peach strawberry berry lemon watermelon mango
        pepper cinnamon cheese pizza bacon sausage potato tomato noodle pasta spaghetti taco chili
        beer budweiser heineken corona guinness whiskey vodka wine drink drunk bacardi jack
        smirnoff morgan marlboro smoke weed ganja coca cola pepsi sprite twinkie kfc peanut
        """
}
