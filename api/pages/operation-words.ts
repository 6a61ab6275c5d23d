// The Dutch of the page for whoever keeps the installation running: queues, what is held and by which rule, what to do about a failure.
import type { FailureCode } from '../../models/failure.ts'
import type { CallFlag } from '../../models/snippet.ts'
import type { HeldKind } from '../../models/held.ts'

export const QUEUE_WORDS: Readonly<Record<string, string>> = { draw: 'Trekken', prepare: 'Voorbereiden', expire: 'Verlopen' }

export const JOB_STATE_WORDS: Readonly<Record<string, string>> = { waiting: 'wacht', active: 'bezig', delayed: 'later opnieuw', failed: 'mislukt' }

export const CALL_STATE_WORDS: Readonly<Record<string, string>> = {
  drawn: 'getrokken, opname wordt verwacht',
  waiting: 'wacht op voorbereiding',
  prepared: 'voorbereid',
  failed: 'mislukt',
  lost: 'te laat, ongehoord verwijderd',
}

export const HELD_WORDS: Readonly<Record<HeldKind, Readonly<{ name: string; rule: string }>>> = {
  recordings: { name: 'Opnamen', rule: 'versleuteld, na 24 uur ongehoord verwijderd' },
  calls: { name: 'Gesprekken', rule: 'tot de evaluatie van het team, of zolang ze worden vastgehouden' },
  snippets: { name: 'Fragmenten', rule: 'tot de evaluatie van het team, of zolang ze worden vastgehouden' },
  holds: { name: 'Vasthoudingen', rule: 'tot hun dag, en langer alleen door twee mensen' },
  'ledger lines': { name: 'Regels van het grootboek', rule: 'tot zes weken na hun kwartaal' },
  'sign-in links': { name: 'Inloglinks', rule: 'tien minuten' },
  sessions: { name: 'Sessies', rule: 'twaalf uur' },
  'leak notes': { name: 'Meldingen van een lek', rule: 'een jaar; er staat niets van een gesprek in' },
  'audit entries': { name: 'Inzageregels', rule: 'wie keek: tot zes weken na het kwartaal; wie iets besliste: twee jaar' },
  'listed numbers': { name: 'Nummers op een lijst', rule: 'alleen een hash, zolang het bezwaar of de andere regels gelden' },
  keys: { name: 'Sleutels', rule: 'elk tot wat hij opent is verlopen' },
}

/** What an operator does about prepared calls that are flagged. */
export const FLAG_ADVICE: Readonly<Record<CallFlag, string>> = {
  'channels-doubtful': 'Kijk in de koppeling welk kanaal van de medewerker is.',
  truncated: 'Kijk of de centrale opnamen afmaakt, en of ze heel worden verstuurd.',
}

/** What an operator does about a call that could not be prepared. A code without a line of its own is explained in the log. */
export const ADVICE: Readonly<Partial<Record<FailureCode, string>>> = {
  'recording-gone': 'Kwam niet binnen 24 uur aan de beurt en is ongehoord verwijderd. Zet meer rekenkracht in of trek minder.',
  'recording-unreadable': 'Geen telefoongeluid dat te lezen is. Laat de centrale WAV, Ogg, MP3, FLAC of AMR sturen.',
  'recording-empty': 'Er zit geen geluid in de opname. Kijk wat de centrale wegschrijft.',
  'recording-too-long': 'Langer dan vier uur. Laat gesprekken stuk voor stuk sturen.',
  'recording-ambiguous': 'Gegevens en opname zijn het niet eens over de kanalen. Meld `mixed` als beiden op één kanaal staan.',
  'model-missing': 'Het spraakmodel is niet compleet. Zet de bestanden in MODEL_DIR, of haal het opnieuw op.',
  'model-damaged': 'Het spraakmodel wijkt af van zijn slotbestand. Haal het opnieuw op.',
  'model-language': 'Het spraakmodel kent de taal van dit team niet. Kies een ander model of een andere taal.',
  'hearing-crashed': 'Het spraakmodel viel telkens om. Kijk naar het vrije geheugen.',
  'hearing-timed-out': 'Het spraakmodel deed er telkens te lang over. Kijk naar de belasting, of kies een kleiner model.',
  'seal-broken': 'Iets versleutelds is veranderd, verplaatst of afgekapt. Zet het terug, of laat het verlopen.',
  'key-gone': 'De sleutel is vernietigd: dit kan nooit meer worden gelezen.',
  'redaction-misplaced': 'Een vondst lag buiten de tekst, dus is er niets getoond. Meld het aan de makers.',
  'mask-doubtful': 'Niet zeker dat het geluid stil was waar dat moest, dus is er geen geluid. Meld het aan de makers.',
  'clip-doubtful': 'Het vervormde geluid paste niet op zijn masker, dus is er geen geluid.',
  'voice-missing': 'Dit team laat fragmenten voorlezen en espeak-ng ontbreekt. Installeer het, of kies een andere sterkte.',
  'worker-crashed': 'De worker viel tien keer om tijdens dit gesprek. Kijk in het logboek en naar het vrije geheugen.',
  'ffmpeg-crashed': 'ffmpeg viel telkens om. Kijk naar het vrije geheugen, of werk ffmpeg bij.',
  'ffmpeg-timed-out': 'ffmpeg deed er telkens te lang over en is gestopt. Kijk naar de belasting.',
  'database-busy': 'De database was bezet. Het wordt vanzelf opnieuw geprobeerd.',
  'database-away': 'De database antwoordde niet. Start die, of verbeter DATABASE_URL.',
}
