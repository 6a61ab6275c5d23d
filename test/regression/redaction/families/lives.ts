// What tells about somebody's life: health, employers, schools, descriptions of houses; and words that tell nothing.
import type { Family } from './family.ts'

export const lives: Family = {
  name: 'health, organisations and descriptions',
  found: [
    'C: ik heb [suikerziekte] en een [hoge bloeddruk]',
    'C: hij is geopereerd aan zijn [knie]',
    'C: mijn moeder heeft de [ziekte van parkinson]',
    'C: ze heeft [long kanker] gehad',
    'A: wat mankeert u / C: [gekneusde ribben]',
    'C: ik zit thuis met een [burn-out]',
    'C: ik werk bij [scheepswerf bodewes]',
    'C: mijn zoon zit op [basisschool de regenboog]',
    'C: ze woont in [woonzorgcentrum sint jozef]',
    'C: ik ben vrijwilliger bij [kringloop de tweede ronde]',
    'C: het is [het gele huis] naast [de molen]',
    'C: de deur met de [grote zonnebloem]',
    'C: mijn ip adres is [honderd tweeënnegentig punt een zes acht punt een punt elf]',
    'C: my son has [type one diabetes]',
    'C: i work at [kwekerij zonneglas]',
    'C: she goes to [ashdown primary school]',
    "C: it's the [house opposite the windmill]",
    'C: i just [broke my pelvis]',
  ],
  left: [
    ['C: ik werk bij de gemeente', 'no name'],
    ['C: mijn zoon gaat naar school', 'no name'],
    ['C: ik heb last van een storing', 'no illness'],
    ['A: het is een chronisch probleem met de verbinding', 'no illness'],
    ['C: het modem staat achter de kast', 'no house'],
    ['C: i work from home on mondays', 'no name'],
    ['A: the signal is weak in that house', 'no description'],
  ],
  known: ['read «ronde» of: C: ik ben vrijwilliger bij [kringloop de tweede ronde]'],
}
