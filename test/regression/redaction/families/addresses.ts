// Streets, house numbers, postcodes and towns, and places that nobody lives in.
import type { Family } from './family.ts'

export const addresses: Family = {
  name: 'addresses',
  found: [
    'A: Op welk adres? / C: De [Korenbloemlaan 27 bis], [7312 KV], in [Apeldoorn].',
    'A: wat is uw adres / C: [molenwal achttien c]',
    'A: en uw postcode / C: [tweeëndertig twaalf k van karel b van bernard]',
    'C: ik woon aan de [lange nering zesenzestig] in [emmeloord]',
    'C: ik zit nu in de [hilversumse straat]',
    'A: en het huisnummer / C: [honderdtwaalf a]',
    'C: laan van meerdervoort zei u / C: ja de [laan van meerdervoort twaalf]',
    'A: waar mag het heen / C: naar de [Prins Hendrikkade 9 zwart] graag',
    'C: we zijn verhuisd naar [Winschoten]',
    'C: mijn adres is [brink drie] te [delden]',
    'C: ik woon op [nummer veertien]',
    'A: What is the address? / C: [42 Station Road], [Reading].',
    'A: where do you live / C: [twelve elm close] in [wakefield]',
    "A: what's your postcode / C: [l s six two a b]",
    'C: i live at [27 Kerkstraat] in [Leidschendam]',
    'C: ik sta op de camping in [huisje honderdzes]',
    'C: stuur maar naar [postbus 310]',
    'C: ik woon op [de kluft vierentwintig] hoor',
    'A: woont u op nummer 66 / C: ja [66] met de blauwe luiken',
    'A: met wie spreek ik / C: mevrouw [van lith]',
  ],
  left: [
    ['C: ik moet naar Groningen voor een klus', 'where somebody travels to'],
    ['A: het pakket is gesorteerd in het depot in Zwolle', 'a depot'],
    ['A: u kunt terecht aan loket 7', 'a counter'],
    ['C: ik sta op de snelweg bij afrit 19', 'a road'],
    ['C: wij wonen op de tweede verdieping', 'a floor alone'],
    ['A: take the second street on the left', 'directions'],
    ['A: Wij zitten zelf op Kabelweg 100.', 'the company itself'],
    ['A: het gesprek is in kamer drie', 'a room of the company'],
    ['C: maar ik werk in Zwolle tot zes uur', 'where somebody works'],
  ],
  known: [
    'lost «Groningen» of: C: ik moet naar Groningen voor een klus',
    'lost «tweede» of: C: wij wonen op de tweede verdieping',
  ],
}
