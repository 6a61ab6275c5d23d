// When each token is spoken: where the alignment heads of the decoder looked, as one path through time (whisper/timing.py).

/** Of a head: a row for each token, a column for each 20 ms. */
export type Looked = readonly (readonly Float32Array[])[]

const MEDIAN_REACH = 3

/** The first column of each token's stretch on the path that never goes back. `columns`: how much of the window may be used. */
export function align(looked: Looked, columns: number): number[] {
  const rows = looked.length
  if (rows === 0) return []
  const matrix = new Float32Array(rows * columns)
  const heads = looked[0]?.length ?? 0
  for (let head = 0; head < heads; head++) add(matrix, smoothed(looked.map((row) => row[head] ?? new Float32Array(columns)), columns))
  return path(matrix, rows, columns)
}

function add(matrix: Float32Array, other: Float32Array): void {
  for (let at = 0; at < matrix.length; at++) matrix[at] = (matrix[at] ?? 0) + (other[at] ?? 0)
}

/** Each column by its own mean and deviation, so that columns at which every token looks count little; then a median along time. */
function smoothed(rows: readonly Float32Array[], columns: number): Float32Array {
  const whole = new Float32Array(rows.length * columns)
  for (let column = 0; column < columns; column++) {
    let sum = 0
    let squares = 0
    for (const row of rows) {
      sum += row[column] ?? 0
      squares += (row[column] ?? 0) ** 2
    }
    const mean = sum / rows.length
    const deviation = Math.sqrt(Math.max(0, squares / rows.length - mean ** 2)) || 1
    for (const [index, row] of rows.entries()) whole[index * columns + column] = ((row[column] ?? 0) - mean) / deviation
  }
  for (let row = 0; row < rows.length; row++) medians(whole.subarray(row * columns, (row + 1) * columns))
  return whole
}

/** Replaces each value by the median of seven; beyond the ends the row is mirrored. */
function medians(row: Float32Array): void {
  const from = row.slice()
  const last = row.length - 1
  const near = new Float32Array(2 * MEDIAN_REACH + 1)
  for (let at = 0; at <= last; at++) {
    for (let by = -MEDIAN_REACH; by <= MEDIAN_REACH; by++) insert(near, by + MEDIAN_REACH, from[last - Math.abs(last - Math.abs(at + by))] ?? 0)
    row[at] = near[MEDIAN_REACH] ?? 0
  }
}

/** Puts a value among the `count` that are in order. */
function insert(sorted: Float32Array, count: number, value: number): void {
  let at = count
  while (at > 0 && (sorted[at - 1] ?? 0) > value) {
    sorted[at] = sorted[at - 1] ?? 0
    at--
  }
  sorted[at] = value
}

const [BOTH, ROW] = [0, 1]

/** Dynamic time warping: the path from the first token and column to the last of both that passes the most attention. */
function path(matrix: Float32Array, rows: number, columns: number): number[] {
  const width = columns + 1
  const cost = new Float64Array((rows + 1) * width).fill(Infinity)
  const came = new Uint8Array((rows + 1) * width).fill(2)
  cost[0] = 0
  for (let row = 1; row <= rows; row++) {
    for (let column = 1; column <= columns; column++) {
      const at = row * width + column
      const both = cost[at - width - 1] ?? Infinity
      const above = cost[at - width] ?? Infinity
      const left = cost[at - 1] ?? Infinity
      came[at] = both < above && both < left ? BOTH : above < both && above < left ? ROW : 2
      cost[at] = Math.min(both, above, left) - (matrix[(row - 1) * columns + column - 1] ?? 0)
    }
  }
  return starts(came, rows, columns)
}

function starts(came: Uint8Array, rows: number, columns: number): number[] {
  const first = Array.from({ length: rows }, () => 0)
  let [row, column] = [rows, columns]
  while (row > 0 && column > 0) {
    first[row - 1] = column - 1
    const move = came[row * (columns + 1) + column]
    if (move !== ROW) column--
    if (move === BOTH || move === ROW) row--
  }
  return first
}
