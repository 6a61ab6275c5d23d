// Conditions and diagnoses of persons, by list, by ending, and by the complaint that names a part of the body.
import { eachAtom, isFree, normAt, type Claim, type Recogniser, type Sheet } from './sheet.ts'
import type { Stretch } from './call.ts'

const ENDING = /(?:kanker|itis|ose|oom|emie|ziekte|syndroom|stoornis|infarct|tumor|fobie|ontsteking|allergie|gezwel|patient|patiente|aandoening|verslaving|psychose|depressie|fractuur|insufficientie|pathie|therapie|dystrofie|sclerose|prothese|operatie|breuk|klachten|bloeding|trombose)$/
const ORDINARY = new Set('beste grote loose pose dose roos boom droom room doom atoom stroom idioom symptoom diploom probleem systeemziekte overboeking doorbraak sympathie antipathie klachten broom premie academie epidemie chemie boemie samenbreuk contractbreuk inbreuk onderbreuk schipbreuk breuk operatie bedrijfsklachten therapie psychotherapie'.split(' '))
const PARTS = `rug knie knieen hart longen long nier nieren lever maag darmen galblaas blaas heup schouder schouders nek hoofd been benen arm armen voet voeten
  enkel pols vinger oog ogen oor oren buik borst keel rib ribben ruggengraat schildklier alvleesklier hersenen baarmoeder prostaat huid tanden gebit kies kaak bekken elleboog hand handen teen tenen`
const BODY = new Set(PARTS.split(/\s+/))
const COMPLAINT = new Set('pijn last gebroken gekneusd gekneusde gebroken geopereerd operatie operaties ontstoken verstuikt gescheurd gescheurde verrekt versleten lam kapotte opereren'.split(' '))

export const health: Recogniser = { name: 'health', find: findHealth }

function* findHealth(sheet: Sheet): Generator<Claim> {
  for (const { index, norm, stretch } of eachAtom(sheet)) {
    if (!isFree(sheet, index) || norm.length < 2 || sheet.company.has(norm)) continue
    if (isCondition(sheet, norm)) yield { type: 'HEALTH', from: index, to: index + 1 }
    else if (COMPLAINT.has(norm)) yield* complaint(sheet, stretch, index)
  }
}

function isCondition(sheet: Sheet, norm: string): boolean {
  if (norm === 'als' || norm === 'ms' || norm === 'add') return false
  return sheet.lexicon.conditions.has(norm) || (norm.length > 6 && ENDING.test(norm) && !ORDINARY.has(norm))
}

/** "twee gekneusde ribben", "pijn in mijn rug": the complaint with the part of the body. */
function* complaint(sheet: Sheet, stretch: Stretch, index: number): Generator<Claim> {
  for (let step = 1; step <= 4; step += 1) {
    if (BODY.has(normAt(sheet, stretch, index + step))) return yield { type: 'HEALTH', from: index, to: index + step + 1 }
    if (BODY.has(normAt(sheet, stretch, index - step))) return yield { type: 'HEALTH', from: index - step, to: index + 1 }
  }
}
