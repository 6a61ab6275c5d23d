// Kinds of organisations that identify a person, the phrases by which a person belongs to one, and the words within their names.
import { triggers } from './triggers.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))
const endingIn = (text: string): RegExp => new RegExp(`(?:${text.split(/\s+/).join('|')})$`)

/** "ik werk bij", "ze zit op": the name follows. */
export const belongsTo = triggers([
  'werk|werkt|werkte|werken|gewerkt|werkzaam|poets|poetsen|baan|dienst|stage|aangesteld .. bij',
  'werk|werkt|werkte|werkzaam voor|op|in',
  'werkgever is|heet|was?',
  'baas is',
  'baas bij',
  'collega|collegas bij|van',
  'zit|zat|zitten|gaat|ging .. school op|bij',
  'school op|is|heet',
  'les|lesgeven op|aan|bij',
  'leerling van|op',
  'studeert|studeer aan|bij',
  'lid van|bij',
  'speelt|speel|voetbalt|traint|zingt|sport|hockeyt|tennist|turnt|danst|zwemt|repeteert|kerkt .. bij|in',
  'vrijwilliger|vrijwilligster bij|in|van|op',
  'vrijwilligerswerk bij|in|op',
  'eigenaar|eigenaresse van',
  'directeur|directrice|manager|bestuurder van|bij',
  'leraar|lerares|docent|juf|meester|conducteur op|bij|van',
  'zaak|bedrijf|winkel|school|kerk|stichting heet',
  'opgenomen in|bij',
  'opvang bij',
  'zit|zitten|zat|woont|wonen|verblijft nu|sinds|tegenwoordig|hier|gewoon|daar|momenteel op|in|bij',
  'zoon|dochter|kind|kinderen|kleinzoon|kleindochter|achterkleinkind .. zit|zitten|gaat op|bij',
  'naar|van school|dagbesteding|dagopvang in|bij|op',
  'dagbesteding|dagopvang bij|op|in',
  'werkzaam|actief|betrokken bij|in',
  'rijd|rijdt|vaar|vaart|vlieg voor|bij',
  'oprichter|bestuurslid|barman|trainer|dirigent|koster|organist|coach van|bij',
  'hij|zij|ze|die|ik staat|sta achter|op|bij|in de? markt|kassa|bar|balie bij|van|in',
  'verblijft|verblijf in|bij',
  'zit nu|sinds in',
  'woont in',
  'begeleiding|begeleider|begeleidster van|bij',
  'predikant|dominee|voorganger|pastoor van',
  'penningmeester|voorzitter|secretaris van',
  'kassa|kantine|balie|magazijn|keuken|receptie|productie|loonlijst bij|van',
  'loonlijst van',
  'conducteur|chauffeur|kok|monteur|verpleegkundige|kapster bij',
  'works|work|worked|working|job at|for',
  'employer is|was',
  'goes|go|attends to?',
  'teaches|teach|teacher at',
  'member of',
  'volunteers|volunteer at|for',
  'student|studying|studies at',
  'school is|called',
  'care home called',
  'lives in|at',
  'employed by|at',
  'resident at|of',
  'plays|sings for|at|in',
])

export const KINDS = words(
  `school basisschool college lyceum gymnasium scholengemeenschap kleuterschool peuterspeelzaal creche kinderdagverblijf kinderopvang
   bso opvang buitenschoolse kerk moskee parochie synagoge kapel verzorgingshuis verpleeghuis verzorgingstehuis bejaardentehuis
   woonzorgcentrum zorgcentrum rusthuis woonvorm hospice zorginstelling zorgboerderij kapsalon bakkerij slagerij garage garagebedrijf
   autobedrijf restaurant cafe eetcafe pizzeria snackbar cafetaria brasserie hotel pension camping manege stal praktijk
   huisartsenpraktijk tandartspraktijk fysiotherapie dierenarts dierenkliniek apotheek stichting vereniging voetbalclub
   voetbalvereniging tennisclub hockeyclub sportvereniging zwemclub schaakclub fanfare harmonie koor scouting scheepswerf werf
   drukkerij aannemersbedrijf bouwbedrijf installatiebedrijf schildersbedrijf transportbedrijf taxibedrijf taxi schoonmaakbedrijf
   hoveniersbedrijf loonbedrijf kwekerij bloemist bloemenzaak advocatenkantoor notariskantoor accountantskantoor administratiekantoor
   makelaardij makelaar uitzendbureau atelier studio salon nagelstudio schoonheidssalon sportschool fitness rijschool uitvaartzorg
   boekhandel boerderij melkveebedrijf winkel winkeltje zaak firma hogeschool universiteit academie roc instituut psychiatrie kliniek
   jeugdzorg wijkteam dagbesteding frituur brouwerij wijnhandel fietsenwinkel kazerne kringloop kringloopwinkel obs cbs daltonschool
   montessorischool jenaplanschool gemeenschap klooster abdij tempel zorggroep thuiszorg slachterij fabriek timmerbedrijf
   loodgietersbedrijf sporthal transport metaalbedrijf fysio museum crematorium voedselbank jongerencentrum buurthuis dierenasiel
   woonzorghuis zorghuis zorgvilla muziekschool dansschool toneelvereniging schutterij gilde schuttersgilde klooster vakcollege mbo
   praktijkschool vrijeschool koranschool kerkkoor mannenkoor vrouwenkoor zangvereniging muziekvereniging
   voetbalploeg wielerclub roeivereniging studentenvereniging dispuut corps turnvereniging ruiterclub biljartclub carnavalsvereniging
   buurtvereniging speeltuinvereniging volkstuin volkstuinvereniging moestuin vrouwenvereniging woningcorporatie werkplaats
   dagopvang logeerhuis opvanghuis blijfhuis asielzoekerscentrum azc gevangenis tbs huisartsenpost consultatiebureau kraamzorg
   verloskundigenpraktijk logopedie orthodontist tandtechniek opticien juwelier slijterij viswinkel viskraam groenteboer kaasboer
   rederij visserij kaasmakerij molen wijngaard boomkwekerij tuincentrum tuinderij pluimveebedrijf schapenboerderij zuivelfabriek
   papierfabriek suikerfabriek staalfabriek meubelfabriek weverij naaiatelier gieterij smederij wasserij stomerij callcenter
   locatie groepspraktijk hulporganisatie woongroep begeleid hofje academy primary secondary grammar college university nursery church
   mosque synagogue chapel parish hospice surgery clinic salon bakery butchers garage cafe restaurant hotel club charity foundation
   solicitors builders infant infants care nursing residential`,
)
export const KIND_ENDING = endingIn(
  `school bedrijf handel winkel praktijk vereniging kerk zorg tehuis club kantoor bureau fabriek makelaars kliniek zaak bakkerij
  slagerij kwekerij centrum college lyceum huize werf slachterij opvang verblijf groep bouw techniek transport`,
)

/** English names have the kind behind: "Ashdown Primary School". */
export const KIND_BEHIND = words(
  `lyceum school academy college university nursery church chapel mosque hospice home lodge surgery clinic salon bakery solicitors
   builders club society trust charity foundation ltd limited plc garage farm manor house court infants primary hospital abbey
   cathedral parish`,
)

export const LINKS = words(
  "de het 't t sint st san santa van der den en & ons onze op aan la le el bij ten ter onder the of and saint st's our on at",
)

/** Where anybody works or is: behind "ik werk bij de" these tell nothing. */
export const NOBODYS_PLACES = words(
  `gemeente provincie overheid politie brandweer ambulance leger marine luchtmacht defensie rechtbank belastingdienst bank post supermarkt
   bakker slager kapper tandarts dokter huisarts dierenarts notaris advocaat aannemer boer bouw horeca zorg thuiszorg techniek haven
   industrie catering schoonmaak logistiek beveiliging verpleging administratie boekhouding planning verkoop inkoop productie kantine
   garage apotheek bibliotheek bioscoop markt kiosk baas werkgever concurrent buren buurman buurvrouw familie ouders kinderen klant
   auto trein file bus tram metro boot taxi vrachtwagen bad bed tuin keuken kamer woonkamer slaapkamer gang trap bank stoel wachtrij
   wachtkamer stad buurt wijk straat dorp app site website pagina portaal mail menu account instellingen lijst brief map systeem
   problemen schulden schuldhulp schuldsanering bijstand ziektewet wia ww examen cursus opleiding ziekenhuis revalidatie intensive
   spoedeisende operatiekamer polikliniek camping vakantie kou zon regen war knoop piepzak penarie put stress avond nacht middag
   ochtend toilet wc balkon terras dak zolder kelder schuur berging hal lift meterkast telefoon laptop computer internet wifi
   nachtdienst dagdienst ploegendienst avonddienst weekend directie raad ondernemingsraad bond vakbond kerk school club`,
)
