// What should never come where a recording is asked for, and may: cut short, swollen, other formats, and files that are two at once.
import { randomBytes, randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { shippedCalls } from './shipped-calls.ts'

export type Hostile = Readonly<{ name: string; bytes: Uint8Array }>

const PLAYLISTS = [
  '#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n',
  '#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1.0,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n',
  "ffconcat version 1.0\nfile '/etc/passwd'\n",
  '<?xml version="1.0"?><MPD><Period><BaseURL>file:///etc/passwd</BaseURL></Period></MPD>',
  '[playlist]\nFile1=/etc/passwd\n',
  'v=0\no=- 0 0 IN IP4 127.0.0.1\nm=audio 9 RTP/AVP 0\n',
]
const ZIP = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(26), Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)])

/** One of every kind, over and over, each with other random bytes. */
export function* hostileRecordings(count: number): Generator<Hostile> {
  const sounds = shippedCalls('calls').map(({ recording }) => readFileSync(recording))
  for (let index = 0; index < count; index++) {
    const sound = sounds[index % sounds.length] ?? Buffer.of()
    const [name, make] = KINDS[index % KINDS.length] ?? ['nothing', () => Buffer.of(0)]
    yield { name, bytes: new Uint8Array(make(sound)) }
  }
}

const KINDS: ReadonlyArray<readonly [string, (sound: Buffer) => Buffer]> = [
  ['cut short', (sound) => sound.subarray(0, randomInt(1, Math.min(4000, sound.length)))],
  ['random bytes', () => randomBytes(randomInt(1, 20_000))],
  ['a playlist', () => Buffer.from(PLAYLISTS[randomInt(PLAYLISTS.length)] ?? '')],
  ['an archive', () => Buffer.concat([ZIP, randomBytes(100)])],
  ['a compressed bomb', () => gzipSync(Buffer.alloc(2_000_000))],
  ['sound behind an archive', (sound) => Buffer.concat([ZIP, sound.subarray(0, 50_000)])],
  ['a playlist behind sound', (sound) => Buffer.concat([sound.subarray(0, 2000), Buffer.from(PLAYLISTS[0] ?? '')])],
  ['a header that lies', () => wavHeader(0xffff_fff0, 0)],
  ['a header without samples', () => wavHeader(0, 8000)],
  ['impossible channels', () => wavHeader(100, 8000, 65_535)],
  ['broken in the middle', (sound) => broken(sound.subarray(0, 100_000))],
  ['an archive of a playlist', () => tar(PLAYLISTS[randomInt(PLAYLISTS.length)] ?? '')],
  ['an archive behind a tag of music', () => Buffer.concat([Buffer.from('ID3\u0004\0\0\0\0\u0001\0', 'latin1'), Buffer.alloc(128), ZIP])],
  ['one beginning over and over', (sound) => Buffer.concat(Array.from({ length: 100 }, () => sound.subarray(0, 3000)))],
  ['a picture', () => Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), randomBytes(200)])],
  ['a page', () => Buffer.from('<!doctype html><script>fetch("//127.0.0.1")</script>')],
]

/** One file in POSIX.1-1988's format, of which readers look at name, size and the word at 257. */
function tar(content: string): Buffer {
  const head = Buffer.alloc(512)
  head.write('lijst.m3u8')
  head.write(content.length.toString(8).padStart(11, '0'), 124)
  head.write('ustar', 257)
  return Buffer.concat([head, Buffer.from(content), Buffer.alloc(1024)])
}

/** RIFF, PCM of 16 bits: https://datatracker.ietf.org/doc/html/rfc2361 */
function wavHeader(dataBytes: number, rate: number, channels = 2): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF')
  head.writeUInt32LE(Math.min(0xffff_ffff, 36 + dataBytes), 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(Math.min(0xffff_ffff, rate * channels * 2), 28)
  head.writeUInt16LE(Math.min(0xffff, channels * 2), 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(dataBytes, 40)
  return head
}

function broken(sound: Buffer): Buffer {
  const copy = Buffer.from(sound)
  for (let hit = 0; hit < 200; hit++) copy[randomInt(copy.length)] = randomInt(256)
  return copy
}
