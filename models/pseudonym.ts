// A readable name for an agent that means nothing outside of its quarter. Keyed, so that nobody can try names.
import { createHmac } from 'node:crypto'

/** With fewer agents than this, a pseudonym would point at a person. */
export const TEAM_MIN_AGENTS = 5

const MANNERS = (
  'Bonte Blauwe Bruine Dappere Deftige Drukke Fiere Fluitende Frisse Gouden Grijze Groene Grote Heldere Jonge Kalme Kleine ' +
  'Kwieke Lichte Milde Moedige Nuchtere Olijke Oude Rappe Rode Rustige Slimme Snelle Stille Stoere Trotse Vlugge Vrolijke ' +
  'Wakkere Warme Wilde Witte Zachte Zilveren'
).split(' ')

const BIRDS = (
  'Aalscholver Bergeend Bijeneter Boerenzwaluw Boomklever Boomkruiper Bosuil Braamsluiper Buizerd Draaihals Duif Eider Ekster ' +
  'Fazant Fitis Fuut Geelgors Gierzwaluw Goudhaan Goudvink Grasmus Grutto Havik Heggenmus Houtsnip Huismus IJsvogel Kauw ' +
  'Keep Kerkuil Kievit Kluut Kneu Koekoek Koolmees Koperwiek Kraanvogel Kramsvogel Kuifeend Kwartel Kwikstaart Lepelaar ' +
  'Lijster Meerkoet Merel Nachtegaal Ooievaar Oeverloper Patrijs Pijlstaart Pimpelmees Plevier Putter Ransuil Reiger ' +
  'Rietgors Roek Roerdomp Roodborst Scholekster Sijs Slechtvalk Smient Snip Specht Spotvogel Spreeuw Staartmees Steenuil ' +
  'Steltkluut Stern Tapuit Tjiftjaf Torenvalk Tureluur Vink Visarend Vlaamse-gaai Waterhoen Wielewaal Wintertaling Wulp ' +
  'Zanglijster Zilverreiger Zwaan Zwartkop'
).split(' ')

type Agent = Readonly<{ pseudonymKey: Uint8Array; agentRef: string; agentCount: number }>

/** A bird and its manner, such as «Bonte Kievit»: the same for an agent throughout a quarter, none in a small team. */
export function pseudonymFor({ pseudonymKey, agentRef, agentCount }: Agent): string | undefined {
  if (agentCount < TEAM_MIN_AGENTS) return undefined
  const chance = createHmac('sha256', pseudonymKey).update(agentRef).digest()
  return `${MANNERS[chance.readUInt32BE(0) % MANNERS.length]} ${BIRDS[chance.readUInt32BE(4) % BIRDS.length]}`
}
