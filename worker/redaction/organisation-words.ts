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
  'speelt|speel|voetbalt|traint|zingt|sport .. bij',
  'vrijwilliger|vrijwilligster bij|in|van|op',
  'vrijwilligerswerk bij|in|op',
  'eigenaar|eigenaresse van',
  'directeur|directrice|manager|bestuurder van|bij',
  'leraar|lerares|docent|juf|meester|conducteur op|bij|van',
  'zaak|bedrijf|winkel|school|kerk|stichting heet',
  'opgenomen in|bij',
  'opvang bij',
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
