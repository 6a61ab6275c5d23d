// Endings of conditions, words that look so and are not, parts of the body, complaints of them, and what qualifies a condition.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const ENDINGS = [
  'kanker|itis|ose|noom|coom|loom|anemie|kemie|ziekte|syndroom|stoornis|stoornissen|infarct|tumor|fobie|ontsteking',
  'ontstekingen|allergie|gezwel',
  'patient|patiente|aandoening|verslaving|verslaafd|psychose|depressie|fractuur|insufficientie|pathie|dystrofie|sclerose|prothese|bloeding',
  'trombose|pijn|pijnen|operatie|klachten|breuk|kwaal|beperking|handicap|tremor|algie|plegie|scopie|ectomie|transplantatie|vergiftiging',
  'aanval|aanvallen|medicijnen|pillen|remmers|therapie|dialyse|bestraling|implantaat|falen|trauma|intolerantie|verlamming|gebrek',
  'letsel|hernia|vernauwing|verkalking|zucht|infectie|ritme|invalide|scheur|abces|cyste|staar|doof|blind|lepsie|opathie|spierziekte',
  'oma|emia|arthritis|disease|disorder|syndrome|cancer|surgery|phobia|infection|injury',
]
export const CONDITION_ENDING = new RegExp(`(?:${ENDINGS.join('|')})$`)

export const NO_CONDITION = words(
  `grandiose franchise premie academie epidemie pandemie chemie boemie contractbreuk inbreuk onderbreuk schipbreuk bedrijfsklachten
   klachten therapie sympathie antipathie telepathie diploom overboeking doorbraak hypnose prognose diagnose symbiose sucrose glucose
   osmose metamorfose aanval bomaanval hackaanval cyberaanval beperking snelheidsbeperking operatie reddingsoperatie pijn medicijnen
   pillen huurklachten klanttevredenheid bestraling breuk reisapotheek bloemie studiebeperking overtreding beloning hofkapel economie
   autonomie anatomie astronomie gastronomie bezuinigingsoperatie opruimoperatie aanbetaling matrozen matrose virtuose pretentieuze
   dolfijn letsel bakstenen bakstene baksteen stoeptegels edelsteen edelstenen stoeprand tegelstenen grafsteen klinkersteen natuursteen
   scheur gebrek bouwgebrek ritme werkritme dagritme slaapritme bioritme falen koploos minimaal diploma aroma dipoma chroma klantenstop
   zoekopdracht wanhoopsdaad geluidsklachten overlastklachten buurtklachten garantieclaim waterslijtage bandenslijtage kostenbreuk
   leidingbreuk waterleidingbreuk buisbreuk ruitbreuk glasbreuk stroomstoornis netstoornis verzamelzucht ijverzucht woningzucht steen
   stenen hoeksteen mijlpaal mijlsteen dobbelsteen dobbelstenen toetssteen speelstenen trauma handicap golfhandicap doof
   blind eenoma schoonoma stiefoma overoma diplomas loose choose whose those close hose purpose lose rose nose dose suppose expose
   propose`,
)

export const BODY = words(
  `rug knie knieen hart longen long nier nieren lever maag darmen galblaas blaas heup heupen schouder schouders nek been benen arm
   armen voet voeten enkel enkels pols vinger vingers ogen oren oor oog buik borst keel rib ribben ruggengraat wervel wervels
   schildklier alvleesklier hersenen baarmoeder prostaat tand tanden gebit kies kaak bekken elleboog teen tenen sleutelbeen bovenbeen
   onderbeen scheenbeen kuit dij duim pols polsen handen hand rugwervel stuitje neus gewrichten meniscus kruisband achillespees
   hartklep spieren zenuwen huid
   heupgewricht kniegewricht hielen back knee knees heart lungs lung kidney kidneys liver stomach bowel hip hips shoulder shoulders
   neck leg legs arm arms foot feet ankle wrist finger eyes ear ears eye chest throat rib ribs spine thyroid pancreas brain womb
   prostate jaw elbow toe pelvis eardrum collarbone thigh thumb`,
)

export const COMPLAINTS = words(
  `pijn last gebroken gekneusd gekneusde geopereerd ontstoken verstuikt verstuikte gescheurd gescheurde verrekt verrekte versleten
   lamme geamputeerd geamputeerde kunstheup operatie opereren scheve kapot open kapotte slechte zwakke stijve nieuwe verlamde
   gevoelloze slijtage bypass broke perforated broken bruised fractured sprained torn worn bad dodgy swollen replaced arthritic pain
   operation surgery replacement`,
)

/** "chronische bronchitis", "zwaar astmatisch": what qualifies a condition belongs to it. */
export const QUALIFIERS = words(
  `chronische chronisch acute acuut ernstige ernstig zware zwaar lichte licht beginnende beginnend dubbele erfelijke angeboren gebroken
   hoge lage vroege reumatische half halve zeer deels gedeeltelijk volledig manisch posttraumatische stress terminale terminaal
   uitgezaaide vaatse versleten juveniele bipolaire cochleair geestelijke lichamelijke verstandelijke visuele auditieve chronic acute
   severe mild early advanced bipolar clinical hereditary congenital high low partial partially registered type stage terminal post`,
)

/** Ills that are ordinary words; they count where somebody has them. */
export const ORDINARY_ILLS = words(
  `suiker vocht griepje bloeddruk cholesterol schildklier hartproblemen hartkwaal evenwichtsstoornis ontstekingen galblaas koorts
   beroerte hoofdpijn rugpijn ritmestoornis flauwtes vlekken stent stents pacemaker kunstknie kunsthart chemo uitslag slijtage reflux
   bloedverdunners stroke fits blood pressure cholesterol pacemaker seizures`,
)
