// Names of persons, and words that are names elsewhere.
import type { Family } from './family.ts'

export const names: Family = {
  name: 'names',
  found: [
    'C: Goedemorgen, u spreekt met [Sanne de Wit].',
    'C: goedemorgen u spreekt met [sanne de wit]',
    'A: wat is uw naam / C: [bakker]',
    'C: ja met [van der steeg]',
    'C: met [ach] met [bouwzit] goedemorgen',
    'C: mijn naam is [wil groen]',
    'A: meneer [koning] ik zie het staan',
    'C: het staat op naam van mijn man [jeroen] en niet van mij',
    'A: hoe spelt u dat / C: [y i l d i z]',
    'C: [Jansen] hier, ik bel over de rekening.',
    'C: kan ik [femke] even spreken die zit op de administratie',
    'C: mijn zoon heet [storm]',
    'C: ik ben [grzegorz wójcik]',
    'A: Dank u, mevrouw [Van den Heuvel-Jansma].',
    'C: taxateur [mulder] is langs geweest',
    'C: de heer [a b vermeulen]',
    'C: Hi, this is [Declan O’Rourke] speaking.',
    'C: my name is [grace young]',
    "A: what's the name on the account / C: [bright]",
    'C: my husband [russell] set it up',
    'A: thank you mrs [faraday]',
  ],
  left: [
    ['C: ik wil graag een afspraak maken', '"wil" is the verb'],
    ['C: ik ging van den berg af', '"berg" is the hill'],
    ['C: de koning te rijk ben ik niet', 'a saying'],
    ['C: ik sta bij de bakker op de hoek', 'a shop'],
    ['A: het lampje is groen of wit', 'colours'],
    ['A: momentje ik verbind u door met de administratie', 'a department'],
    ['C: i will pay the bill in may', '"will", "bill" and "may" are words here'],
    ['A: you may need to hope for the best', 'words that are first names'],
  ],
  known: [
    'lost «van den berg» of: C: ik ging van den berg af',
    'lost «de bakker» of: C: ik sta bij de bakker op de hoek',
    'lost «hope» of: A: you may need to hope for the best',
  ],
}
