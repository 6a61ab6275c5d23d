// The words of a stretch in one plain form, so that two hearings of it can be compared: "nul zes", "06" and "0 6" are one row.

/** `words` in order; `names`: those that are no number; `rows`: digits and letters that follow each other, joined. */
export type Heard = Readonly<{ words: readonly string[]; names: readonly string[]; rows: readonly string[] }>

/** `plain` gives a word's plain spelling, `codeOf` the digits or the letter that it stands for. */
export type Spelling = Readonly<{ plain: (text: string) => string; codeOf: (word: string) => Readonly<{ kind: string; text: string }> | undefined }>

const ROW_KINDS = new Set(['number', 'letter', 'mixed'])

export function heardWords(texts: readonly string[], { plain, codeOf }: Spelling): Heard {
  const words = texts.flatMap((text) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [])
  const rows: string[] = []
  let row = ''
  for (const word of words) {
    const code = codeOf(word)
    if (code && ROW_KINDS.has(code.kind)) row += code.text
    else {
      rows.push(row)
      row = ''
    }
  }
  const names = words.filter((word) => codeOf(word)?.kind !== 'number')
  return { words, names, rows: [...rows, row].filter((one) => one.length > 1) }
}
