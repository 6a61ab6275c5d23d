// Dutch writes compounds as one word: "meterkastsleutel" is understood when each of its parts is.

const LONGEST = 40
const LINKS = ['', 's', 'en', 'e', 'n', 'er', 'se']
const BEFORE = new Set(
  `aan af bij door heen her in los mee na neer om on onder ont op over rond samen te terug toe uit vast ver voor weg
   be ge anti auto bio co elektro ex extra foto hoofd hyper infra inter laag maxi mega micro mini mono multi non oer pre
   pro re semi sub super tele trans tussen ultra video wan zelf`.split(/\s+/),
)
const SHORT = new Set(
  `aap aas bad bak bal bar bed bel ben bes bij bil boa bod bon bos bot bow bus cao cel cent dag dak dal dam dek das den doe
   dop eed eik ego eis erf fee fan fax gas gat geel gids gin gom gum hak ham hek hal hap hei hof hok hoor hut ijs ijl jas jam
   jus kas kat kei kan kar kin kip kit kok kop kou koe lab lak lam lap las lat lek leg lid lip lob lol los lus mat mes mis
   mok mol mot mud muf nek net nis nood not noot oog oor oom pad pak pan pas pen pet pil pin pit pop pot pre pub put raam
   rek rem rib rij riem rok rol rug rum sap sim sms soep sok som spa tas tak tap tel tin tip tol ton top tor tuin uit uur
   vak val van vak vat vee vel ver vis vet vla vod vos wal was wat web wet weg wijn wol wax wit zak zee zon zin zij zaak
   arm adem bom bril eet erg gek gel heg ijk kam kap kim kom luik nul pap pet pij pol pond rat rit ruw ski tea tij tof
   vlo voer voet wad wel wens wip zeg zes zus zoo app wok`.split(/\s+/),
)

/** True when `word` falls apart into words that `known` answers for; at most four parts. */
export function isCompound(word: string, known: (part: string) => boolean): boolean {
  if (word.length < 6 || word.length > LONGEST) return false
  return splits(word, known, 3)
}

function splits(word: string, known: (part: string) => boolean, depth: number): boolean {
  for (let at = word.length - 3; at >= 2; at -= 1) {
    const head = word.slice(0, at)
    if (!isHead(head, known)) continue
    if (LINKS.some((link) => word.startsWith(link, at) && isTail(word.slice(at + link.length), known, depth))) return true
  }
  return false
}

const isHead = (part: string, known: (part: string) => boolean): boolean =>
  BEFORE.has(part) || (part.length > 3 ? known(part) : SHORT.has(part))

function isTail(part: string, known: (part: string) => boolean, depth: number): boolean {
  if (part.length > 3 ? known(part) : SHORT.has(part)) return true
  return depth > 1 && part.length >= 6 && splits(part, known, depth - 1)
}
