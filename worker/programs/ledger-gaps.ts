// Which numbers are missing in a row of them, which come too late, and which come twice. Part of the independent program.

/** More than anybody reads; beyond it what is missing is said at once, also when it comes later. */
const REMEMBERED = 1000

type Gap = Readonly<{ from: number; to: number }>

export function openGaps(fault: (text: string) => void) {
  let gaps: readonly Gap[] = []
  let highest = 0
  const missing = ({ from, to }: Gap): void => fault(from === to ? `line ${from}: missing` : `lines ${from} to ${to}: missing`)
  const open = (gap: Gap): void => void (gaps.length < REMEMBERED ? (gaps = [...gaps, gap]) : missing(gap))
  return {
    pass: (seq: number): void => {
      if (seq > highest + 1) open({ from: highest + 1, to: seq - 1 })
      if (seq > highest) return void (highest = seq)
      const late = gaps.find(({ from, to }) => from <= seq && seq <= to)
      fault(late ? `line ${seq}: out of order` : `line ${seq}: there twice`)
      if (late) gaps = gaps.flatMap((gap) => (gap === late ? without(gap, seq) : [gap]))
    },
    /** Says what never came. */
    close: (): void => gaps.forEach(missing),
  }
}

const without = ({ from, to }: Gap, seq: number): Gap[] => [{ from, to: seq - 1 }, { from: seq + 1, to }].filter((gap) => gap.from <= gap.to)
