// Dates of birth, and dates that are nobody's birthday.
import type { Family } from './family.ts'

export const datesOfBirth: Family = {
  name: 'dates of birth',
  found: [
    'A: Wat is uw geboortedatum? / C: [3 mei 1958].',
    'A: wat is uw geboortedatum / C: [drie mei achtenvijftig]',
    'A: wanneer bent u geboren / C: op de [derde van de vijfde negentienhonderd achtenvijftig]',
    'A: en uw geboortedatum / C: eh [een vier zeven en tachtig]',
    'A: En wanneer is ze geboren? / C: [Twaalf december tweeduizendvijftien].',
    'C: ik ben geboren in [tweeënzestig] dus ik mag met pensioen',
    'C: mijn dochter is van [twaalf juli tweeduizend veertien]',
    'C: Geboren op [23-11-1971].',
    "C: zijn geboortejaar is ['48]",
    'A: uw geboortedatum graag / C: [oudjaarsdag vierenveertig]',
    'A: klopt het dat u van [zes juni eenenzeventig] bent / C: ja',
    'A: What is your date of birth? / C: [The fourteenth of April, seventy-nine].',
    'A: and your date of birth / C: [third of march nineteen eighty two]',
    'A: when was she born / C: [july the sixteenth nineteen forty four]',
    'C: my birthday is [the ninth of october] if that helps',
    'A: could i take your date of birth please / C: yeah [oh two eleven two thousand and three]',
    'A: Date of birth? / C: [12/03/1985].',
    'A: and how old is your son / C: he was born on [the first of may twenty fifteen]',
    'C: hij is een [kerstkindje] van [tweeduizend twee]',
    'A: wanneer bent u geboren / C: op [driekoningen] [eenendertig]',
  ],
  left: [
    ['C: de monteur zou op drie mei komen', 'the date of an appointment'],
    ['A: uw pakket wordt bezorgd op donderdag 12 juni', 'a delivery'],
    ['C: het contract loopt tot 1 september 2026', 'the end of a contract'],
    ['C: ik ben sinds maart 2009 klant bij jullie', 'since when somebody is a customer'],
    ['A: The engineer can come on the ninth of October.', 'an appointment in English'],
    ['C: it expired on 30 June', 'the end of something'],
    ['A: uw geboortedatum heb ik en de opzegging gaat in per 1 september', 'a contract'],
    ['A: Het contract loopt tot september 2031.', 'a contract'],
  ],
  known: [],
}
