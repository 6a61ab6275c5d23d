// The words that carry a sentence, Dutch, Flemish and English: whatever is said, these alone tell nothing about anybody.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

export const FUNCTION_WORDS = words(
  `ik u je jij we wij ze zij hij het hem haar hen hun ons onze jullie mij me mijn m'n jouw uw z'n zijn d'r gij ge uwe mijne die dat
   deze dit wie wat welke welk waar hoe wanneer waarom waarmee waarop waarvan men iemand niemand iets niets niks alles iedereen ieder
   elke elk de een geen en of maar want dus als dan toen omdat terwijl hoewel zodat tenzij indien dat ook nog al alleen maar toch wel
   niet nooit altijd vaak soms meestal weer steeds straks nu net pas eerst daarna daarvoor daar hier er ergens nergens overal eens even
   heel erg zeer te veel weinig meer minder meest zo zoals zulke zelf zelfs ongeveer bijna ruim precies gewoon eigenlijk natuurlijk
   misschien inderdaad zeker graag helaas gelukkig hoor he hè toch nou nja nouja ja jawel nee neen nee joh ach och oh o ah aha oei hm
   tja goed prima oke okee klopt juist top fijn mooi dank dankje dankjewel dankuwel bedankt alstublieft alsjeblieft sorry pardon
   excuses graag gedaan van voor met op in uit aan bij naar over onder boven naast tussen tegen door om tot vanaf sinds tijdens zonder
   per via na ter ten tegenover achter langs binnen buiten rond binnen af toe mee weg terug heen ervan eraan erbij erop erin ermee
   eruit daarvan daarmee daarop hiervan ben bent is was waren geweest worden wordt word werd geworden heb hebt heeft hebben had hadden
   gehad kan kun kunt kunnen kon konden mag mogen mocht moet moeten moest wil wilt willen wilde wou zal zult zullen zou zouden ga gaat
   gaan ging gegaan kom komt komen kwam doe doet doen deed gedaan zeg zegt zeggen zei gezegd weet weten wist denk denkt denken dacht
   vind vindt vinden vond zie ziet zien zag gezien hoor hoort horen gehoord kijk kijkt kijken maak maakt maken laat laten liet krijg
   krijgt krijgen kreeg gekregen sta staat staan stond zit zitten zat lig ligt liggen lag heet heten heette noem noemt bel belt bellen
   gebeld belde spreek spreekt spreken gesproken vraag vraagt vragen geef geeft geven gaf gegeven neem neemt nemen stuur stuurt sturen
   gestuurd ontvang ontvangt ontvangen help helpen helpt wacht wachten blijf blijft blijven gebruik gebruikt gebruiken zoek zoeken
   zoekt gevonden noteer genoteerd herhaal bedoel bedoelt bedoelde klinkt snap snapt begrijp begrijpt geloof hoop hoopt schrijf
   schrijft schrijven geschreven lees leest lezen zet zetten klaar momentje moment ogenblikje ogenblik meneer mevrouw mijnheer eh ehm
   uh uhm euh hallo hoi dag doei goedemorgen goedemiddag goedenavond welkom ander andere anders beide alle allebei enige enkele zelfde
   hetzelfde dezelfde laatste eerste volgende vorige da ne nen ni nie wa da's 't 'k 'm 'n 's zo'n eentje`,
)

export const ENGLISH_FUNCTION_WORDS = words(
  `i you he she it we they me him her us them my your his its our their mine yours hers ours theirs myself yourself this that these
   those who whom whose which what where when why how there here the a an and or but nor so yet if then than because although while
   unless until since as not no yes yeah yep nope ok okay sure right well oh ah um uh er erm hmm mm please thanks thank cheers sorry
   pardon hello hi hey bye goodbye morning afternoon evening welcome just only also too very really quite rather maybe perhaps actually
   probably certainly of course again still already ever never always often sometimes usually now soon later today today's all any some
   each every both either neither one's none nobody somebody someone anyone everyone anything something everything nothing other
   another same such own few many much more most less least lot lots bit little of to in on at by for with from about into over under
   above below between through during before after against without within along across behind beside near off out up down away back
   around am is are was were be been being have has had having do does did doing done can could will would shall should may might must
   i'm i've i'd i'll you're you've he's she's it's that's there's what's don't doesn't didn't can't couldn't won't wouldn't isn't
   aren't wasn't haven't hasn't let's go goes going gone went come comes coming came get gets getting got gotten make makes making made
   take takes taking took taken give gives giving gave given say says saying said tell tells told see sees seeing saw seen look looks
   looking looked know knows knew known think thinks thought want wants wanted need needs needed like likes liked try tries trying
   tried use uses used using find finds found call calls called calling speak speaks speaking spoke ask asks asked asking help helps
   helped helping wait waits waiting hold holds hear hears heard mean means meant put puts let lets keep keeps kept send sends sent
   sending got show shows work works working start stop check checking checked read write wrote written spell spelled spelt name's mr
   mrs ms miss sir madam good great fine lovely perfect brilliant new old first last next previous different bloody wee aye`,
)

/** Dialects (Low Saxon, Limburgish, Brabantish, Zeelandic, Flemish, Frisian) and German, as they are said to a Dutch call centre. */
export const DIALECT_WORDS = words(
  `mien miene mienen mienem dien diene zien zienen oons oonze joe joen joenen wie wieluu zai hai hie hee dij dizze woar doar heur veur
   vur vor noar moar mar mer mor meer oet uut oaver ower bie bi'j noa noe nait neet nich nit nie nei nae nee't aal aaltied altied wal
   joa jao jo jau zuk zuks wat hou ho woarom woarveur as astoe aste ast astie dast dust mout mot mut mouten moute mote motte mos kin kint kinnen
   kunde kunne kan'k wol wolle zel zellen zult hest hef het hep heb haar har haw haet had hebde hedde hebbe hebben binnen bin bint bun
   bis bun bende zijde zede west wazze wordt wurdt weurt waere worre goan goat goa gao gaode goade gaon gaot giet geit goade doun dou
   doot duit doede zee zegge zegget stoan stoat stoa sto sjtaon sjteit sjteet sjtong sjting loaten loat moak moaken moakt mokt maokt
   kriegen krieg krigt kriege kriegt geft gif vroag vroagen vroagt wait weit weet'k hoes huus hoeze olde olle aolde aalmoal allemoal
   moal maol kere tied joar joaren jaor jaoren doag doagen daag moand moanden goud goeie goei klain kleain laank boeten buten veurbie
   tussen tusken ain ein eine ing unne un ne nen 'ne d'n den d'r dr der moi moin hoi eem effe efkes effen ook ok ouk ouch oach noch
   hail heul hiel hel bliede verhoal proaten proat praot kal kalle heuren kieken kiek wark warken warkt wark'n keuken keuke soamen saomen
   tesamen vrouger vruger vruuger aander aandere aanders aans ich mich dich dae det diej dees deze dao wo get geer gae uch oze oos hobbe
   hob waas waor bos zeet kump komp kome moste mos kos zouw euver mit mi mee bij ba nor naor tot tegelieks naeve onger tosje woveur en
   of meh auch an goot gans allewiel sjus iech mun m'n m'nen mn zun wa wah da dan dattie dak dagge agge ak oew oe ou hullie zullie wullie
   men men'n zen ben witte weette bietje bitje ziede daor daorom noewe hoar verders houdoe ist tis t'is kheb k'heb kben k'ben kzou diene
   dienen diejen zunne zenne amaai ammai bwa seffens subiet efkens alee goe weeral ginder vaneigens
   dus doarmee doarveur dervan derbie derop deran z'hiet z'heet 't'r hij't
   du dir er sie es wir uns ihr euch ihnen ihre ihren ihrem mein meine meinen meinem meiner dein deine sein seine unser unsere die das dem
   des eine einen einem einer kein keine keinen nicht nein doch und oder aber denn weil wenn als dass ob was wer wann warum welche sind
   bist habe haben hat hatte wird werden wurde konnen konnte muss mussen musste soll sollte wollen wollte mochte darf gehen ging kommt
   kommen kam machen macht gemacht sagt sagen steht stehen liegt wohne wohnt heisse heisst fahre fahren geben gibt schon auch nur sehr
   dann hier da dort jetzt immer wieder mit von zu zum zur bei beim nach aus auf am im fur uber unter vor hinter neben zwischen ohne gegen
   bis durch um seit bitte danke guten gute guter viel mehr alles etwas nichts mal man halb halbe ganz genau richtig falsch falsche
   verstehen also eigentlich noch nun
   dei jimme binne wiene ha hawwe kinne moat moatte sil soe fan oan foar hjir der wer hoe net altyd sa`,
)
