// Passwords, user names, codes, answers to security questions and e-mail addresses.
import type { Family } from './family.ts'

export const secrets: Family = {
  name: 'secrets and mail',
  found: [
    'C: mijn wachtwoord is [zonnebloem negentien]',
    'A: wat is uw gebruikersnaam / C: [vaderkloek71]',
    'A: Wat was uw eerste huisdier? / C: Dat was [Kroketje], de hamster.',
    'A: uw pincode hoeft u niet te noemen / C: het is [vier acht een twee]',
    'A: wat is het codewoord / C: [blauwe fiets]',
    'C: de code is [604 918]',
    'C: ik log in als [kortlontje zeventig]',
    'A: is [lotje-wenst] uw accountnaam / C: ja',
    'C: het is [m punt de boer apenstaartje ziggo punt nl]',
    'C: mail naar [mama van sem apenstaartje kikkermail punt nl]',
    'C: [h.dekoning58@mailhuis.nl]',
    'A: what is your password / C: [purple giraffe]',
    'C: my username is [tmokoena.ouder]',
    "A: what's your e-mail / C: [big barney at gmail dot com]",
    'C: the wifi password is [copper kettle nine]',
    'C: Het wachtwoord had ik op een briefje: [Zwaluw, uitroepteken].',
    'C: mijn mail is [reinout punt biertje]',
    'C: de deurcode is [drie drie sterretje zeven]',
  ],
  left: [
    ['C: mijn wachtwoord is verlopen', 'nothing is told'],
    ['A: u ontvangt een code van zes cijfers', 'how long a code is'],
    ['C: ik ben mijn wachtwoord vergeten', 'nothing is told'],
    ['A: never share your password with anyone', 'advice'],
    ['C: i forgot my password', 'nothing is told'],
    ['A: ik stuur u een mail met de link', 'no address'],
  ],
  known: [],
}
