extension CommonPasswords {
    /// First names of many languages.
    static let names = """
        svetlana katerina anastasia anastasiya viktor vladislav elizaveta tatyana nadezhda oksana
        olga irina galina larisa ludmila lyudmila marina polina ksenia xenia yulia julia darya
        sergey sergei andrey andrei dmitry dmitri dimitri alexey aleksey aleksandr alexandr mikhail
        nikolai nikolay evgeny evgeniy oleg igor yuri boris ruslan maxim maksim anton artem arsenal
        denis kirill konstantin pavel pyotr stanislav valera valery vasily vitalik yaroslav zhenya
        misha sasha masha dasha katya tanya vanya kolya dima natali ekaterin malina kalina romashka
        solnce lubov privet parol krasota kotenok zaichik kakashka malishka devochka babochka
        sobaka lokomotiv dinamo zenit cska vkontakte mersedes qwaszx marusya matilda agnieszka
        andrzej barbara bartek grzegorz jaroslaw joanna katarzyna krzysztof lukasz malgorzata
        marcin mariusz mateusz monika pawel piotr przemek rafal slawomir wojtek zbigniew dominika
        karolina paulina weronika kochanie misiaczek polska haslo dupa bjorn gustav henrik ingrid
        johan karin kerstin kristoffer lars magnus mikael niklas olof rasmus sigrid sven torsten
        bernd bernhard dieter dietmar franz friedrich georg gerhard gunther hannes hans heinrich
        heinz helmut holger horst jens joachim jochen juergen jurgen katharina klaus kurt lothar
        lutz markus matthias norbert petra rainer reinhard renate rolf rudi rudolf siegfried silke
        steffen sybille tobias ulrich ursula uwe volker werner wilhelm schatz liebe hallo sommer
        geheim adrien amandine antoine aurelie bastien baptiste benoit camille cedric celine
        clement corinne dominique elodie fabien florian francois gaelle genevieve guillaume jacques
        jerome laetitia loulou ludovic mathieu michel mireille nathalie olivier pascal pauline
        pierre quentin remi sandrine sebast severine solange sylvain sylvie therese thierry
        valentin veronique yannick yves bonjour soleil chouchou doudou amour jetaime salut azert
        alessandra alessandro alessia antonella chiara claudio cristian cristina domenico elena
        enzo fabio fabrizio federico filippo giacomo gianni giorgio giovanna giovanni giulia giulio
        giuseppe ilaria lorenza luca luigi marcella massimo matteo maurizio mirko nicola paola
        paolo pasquale patrizia pietro raffaele riccardo rossella salvatore sara serena sergio
        silvia umberto valeria vittorio ciao juve forza agustin alvaro amparo araceli arturo
        beatriz caridad cecilia consuelo cristobal dolores enrique esperanza esteban estrella
        eugenia felipe fernanda fidel flavia gonzalo graciela guadalupe hernan horacio hortensia
        ignacia isidro jacinto jazmin jesus jimena joaquin josefina juanita leticia lourdes lucia
        magdalena marcela margarita maribel maricela marisol mauricio mercedes milagros miriam
        nestor noemi octavio osvaldo pablo paloma patricio pilar raquel raul reynaldo rocio rodolfo
        rodrigo rogelio rosalinda rosario ruben santos silvana soledad teodoro tomas ulises vicente
        ximena yesenia yolanda tequiero corazon hermosa amigos amistad futbol pelota maradona
        ronaldinho zidane henry ibrahimovic pele figo kaka casillas totti delpiero maldini baggio
        ahmed ali abdullah aisha fatima hassan ibrahim khalid khan mohamed mohammed mustafa omar
        osman rashid salman yusuf zainab ankit anjali deepak ganesh gaurav kavita kumar lakshmi
        mahesh manish neha pooja priya rahul rajesh rakesh ravi sachin sandeep sanjay sunil suresh
        vijay vishal haruka hiroshi kazuya keiko kenji makoto naoki satoshi takashi tomoko yuki
        jihoon minho mahal mahalkita kuya bayan sayang cinta

        jennifer jessica ashley amanda samantha nicole melissa stephanie elizabeth rebecca rachel
        hannah emily emma olivia sophie sophia maria marie anna annie anne andrea alexis alice
        alicia alison allison amy becky beth betty bonnie brenda brittany brooke carmen carol
        carrie casey cassie catherine charlene charlotte cheryl chloe cindy claire claudia courtney
        cynthia dana debbie deborah diana diane donna doris dorothy eileen elaine eleanor ellen
        erin eva evelyn fiona gina gloria hailey heidi helen holly irene isabel jackie jacqueline
        jane janice jasmin jean jenna jenny jill joan jocelyn joyce judith judy julie karen kate
        katherine kathleen kathryn kathy katie kayla kelly kelsey kendra kim kimberly kirsten
        kristen kristin kylie lauren laura leslie linda lindsay lindsey lisa lori lucy lynn
        mackenzie madison maggie margaret martha mary maureen megan melanie melody mindy miranda
        misty molly monica monique nancy nina norma pamela patricia peggy penny phyllis rebekah
        regina renee roxanne sabrina sally sandra shannon sharon sheila shelby sherry stacey stacy
        stella susan suzanne sylvia tamara tammy tara tatiana taylor teresa tiffany tina tracy
        trish valerie vanessa vicky vivian wendy whitney yvonne zoe

        matthew chris jonny joshua daniel danny david andrew andy anthony tony robert bobby rob
        joseph joey ryan nicholas nick william willie will bill james jamie jimmy jim john johnny
        justin jason jacob jake benjamin ben benny alex brandon brian kevin thomas tommy tom
        timothy timmy tim stephen steve stevie richard richie rick charles charlie chuck pat pete
        paul mark marcus marco martin marty mason max maxwell melvin mike miguel mitchell nathan
        neil nelson oliver oscar owen pedro philip phillip phil ralph ramon raymond ray rafael
        ricardo roger roland ronald ronnie ross roy russell sam sammy samuel scott sean seth shane
        shaun shawn sidney simon spencer stefan stuart ted terry theodore travis trevor tristan
        tyler victor vince vladimir walter warren wayne wesley aaron abraham adam adrian alan
        albert alejandro alfred allen alvin armando arnold barry bernard brad bradley brett bruce
        bruno byron cameron carl cesar chad chester clarence clark claude clayton clifford clint
        cody colin connor corey craig curtis damian damien darren darrell dean dennis derek dominic
        donnie douglas doug duncan dustin dwight earl eddie edgar eduardo edward edwin eli elias
        elijah elliot eric erik ernest ethan eugene evan felix fernando francis frank fred freddy
        gabriel garrett gary gavin gerald gerard gilbert glenn graham grant gregory greg guillermo
        harold harrison harvey herbert herman howard hugo ian ignacio isaac isaiah ivan jaime
        javier jeff jeremy jerry jesse joel jorge jose juan julio karl keith ken kenneth lance
        larry lawrence leon leonard lewis lloyd logan lorenzo louis luis luke manuel
        """

    /// Countries, cities, peoples, and life in a city.
    static let places = """
        afghanistan albania algeria armenia azerbaijan bahamas bangladesh barbados belarus belgium
        bosnia botswana bulgaria cambodia cameroon croatia cuba cyprus ecuador egypt estonia
        ethiopia gibraltar grenada guatemala haiti honduras hungary iceland indonesia iran iraq
        jamaica kazakhstan kenya kuwait latvia lebanon lithuania macedonia madagascar malta moldova
        mongolia morocco mozambique namibia nepal nicaragua nigeria pakistan panama paraguay peru
        puertorico samoa senegal serbia slovakia slovenia somalia srilanka sudan syria tanzania
        tunisia uganda uruguay uzbekistan venezuela yugoslavia zimbabwe idaho illinois iowa
        louisiana maine maryland massachusetts minnesota mississippi missouri hampshire rhode utah
        wyoming albany anaheim baltimore birmingham buffalo cincinnati columbus dayton fresno
        glasgow edinburgh aberdeen dundee belfast bristol cardiff coventry derby leeds leicester
        norwich nottingham plymouth sheffield southampton sunderland wolves wrexham honolulu
        lexington louisville milwaukee minneapolis montgomery omaha raleigh richmond sacramento
        savannah spokane tacoma tampa toledo tucson tulsa wichita ottawa calgary edmonton winnipeg
        quebec acapulco cancun bogota lima santiago caracas habana lisbon lisboa porto seville
        valencia bilbao napoli torino firenze venice venezia bologna genova sicilia sardinia lyon
        marseille bordeaux bruxelles antwerp rotterdam utrecht eindhoven copenhagen stockholm oslo
        helsinki warsaw warszawa krakow prague praha budapest bucharest sofia athens vienna zurich
        geneva frankfurt stuttgart dortmund dresden leipzig bremen nurnberg bayern cairo jerusalem
        beirut baghdad tehran delhi mumbai bangalore calcutta karachi lahore bangkok hanoi saigon
        manila jakarta osaka kyoto seoul brisbane perth adelaide auckland capetown nairobi apache
        cherokee cheyenne navajo sioux iroquois blackfoot chippewa aztec maya inca saxon celtic
        samurai

        usa england english british britain london paris german deutsch berlin hamburg munich
        austria holland dutch amsterdam norway denmark finland ireland dublin scotland wales italy
        italia roma rome spain espana mexico brazil brasil argentina chile colombia canada toronto
        montreal australia sydney melbourne zealand africa india russia poland ukraine istanbul
        greece israel japan tokyo korea china beijing shanghai hongkong taiwan vietnam thailand
        malaysia singapore philippines texas dallas houston austin florida miami atlanta boston
        chicago detroit cleveland denver seattle portland oregon arizona vegas nevada california
        hollywood diego york newyork brooklyn bronx philly pittsburgh michigan ohio alabama alaska
        hawaii nebraska kansas oklahoma kentucky memphis nashville country north south east west
        school teacher nurse lawyer police chemistry science scientist university harvard yale
        church pastor money dollar millionaire million business company paper pencil picture photo
        camera movie film studio media news magazine book story poem writer design graphic creation
        """
}
