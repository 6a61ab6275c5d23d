// What a call was about and what a trainer can learn from it, with the words by which each is known.

const list = (cues: string): readonly string[] => cues.split(', ')

/** The one thing about its subject by which snippets are filtered. */
export const THEME_CUES = {
  billing: list('rekening, factuur, nota, betaling, betalen, betaald, bedrag, incasso, termijnbedrag, voorschot, terugbetaling, aanmaning, euro'),
  delivery: list('pakket, bezorgd, bezorger, bestelling, levering, geleverd, pakje, verzonden, retour, bezorging, besteld'),
  fault: list('storing, kapot, defect, monteur, stroom, lekkage, werkt niet, doet het niet, modem, verbinding, internet'),
  complaint: list('klacht, ontevreden, belachelijk, schandalig, nooit meer, boos, teleurgesteld, excuses, slecht'),
  change: list('verhuizen, verhuizing, verhuisd, wijzigen, wijziging, aanpassen, adreswijziging, veranderen, doorgeven'),
  contract: list('contract, opzeggen, opzegging, abonnement, verlengen, looptijd, polis, verzekering, voorwaarden, dekking'),
  question: list('vraag, weten, uitleggen, informatie, aanvragen, aanvraag, formulier, vergunning, afspraak'),
} as const satisfies Record<string, readonly string[]>

export type Theme = keyof typeof THEME_CUES
export const THEMES = Object.keys(THEME_CUES).filter((key): key is Theme => key in THEME_CUES)

/** Why a stretch is worth hearing. */
export const LEARNING_CUES = {
  objection: list('te duur, niet eens, waarom zou, dat wil ik niet, overstappen, nergens, onzin, liever niet, geen zin, niet akkoord'),
  emotion: list('boos, verdrietig, geschrokken, spijt, vervelend, begrijp dat, snap dat, sorry, huilen, zorgen, frustrerend, jammer, excuses'),
  explanation: list('dat komt doordat, dat betekent, omdat, namelijk, het zit zo, leg ik uit, uitleggen, houdt in, bijvoorbeeld, daarom'),
  misunderstanding: list('bedoelt u, bedoel, begrijp ik niet, verkeerd begrepen, misverstand, nee wacht, hoe bedoelt u, snap ik niet'),
  solution: list('oplossing, oplossen, regelen, geregeld, zet ik, stuur ik, in orde, aangepast, voorstel, ik kan, kunnen we, zorg ik'),
  closing: list('fijne dag, prettige dag, nog iets, verder nog, bedankt, dank u wel, tot ziens, fijn weekend'),
  talk: list('eerlijk gezegd, vroeger, eigenlijk'),
} as const satisfies Record<string, readonly string[]>

export type LearningReason = keyof typeof LEARNING_CUES
export const LEARNING_REASONS = Object.keys(LEARNING_CUES).filter((key): key is LearningReason => key in LEARNING_CUES)
