// Whether a draw looks like chance: plain statistics on counts, of which nothing is about any one person.

/** Draws of which each had its own probability: their number, the sum of those, the sum of the variances, and how many were drawn. */
export type Tally = Readonly<{ eligible: number; expected: number; variance: number; drawn: number }>

/** Two standard deviations, within which 95 of 100 shares lie. */
const DEVIATIONS = 1.959964
/** Below this many expected draws a group is too small for the chi-squared test and joins the others (Cochran 1954). */
const LEAST_EXPECTED = 5

/** The 95 % confidence interval of a share (Wilson 1927), which stays within 0 and 1 also for few calls. */
export function shareInterval(drawn: number, eligible: number): Readonly<{ least: number; most: number }> {
  if (eligible === 0) return { least: 0, most: 1 }
  const share = drawn / eligible
  const square = DEVIATIONS ** 2 / eligible
  const middle = share + square / 2
  const half = DEVIATIONS * Math.sqrt((share * (1 - share)) / eligible + square / (4 * eligible))
  return { least: Math.max(0, (middle - half) / (1 + square)), most: Math.min(1, (middle + half) / (1 + square)) }
}

/** Between which two counts `level` of all outcomes lie, exactly, of `calls` independent draws (binomial). */
export function binomialInterval(calls: number, fraction: number, level: number): Readonly<{ least: number; most: number }> {
  const outside = (1 - level) / 2
  let [below, least, most] = [0, 0, calls]
  for (let count = 0; count <= calls; count++) {
    const chance = binomialChance(count, calls, fraction)
    if (below <= outside && below + chance > outside) least = count
    below += chance
    if (below >= 1 - outside) {
      most = count
      break
    }
  }
  return { least, most }
}

function binomialChance(count: number, calls: number, fraction: number): number {
  if (fraction === 0 || fraction === 1) return count === calls * fraction ? 1 : 0
  const ways = logGamma(calls + 1) - logGamma(count + 1) - logGamma(calls - count + 1)
  return Math.exp(ways + count * Math.log(fraction) + (calls - count) * Math.log1p(-fraction))
}

/** `chance`: how often pure chance would differ at least so much; nothing when there are too few draws to say. */
export type Fit = Readonly<{ groups: number; chance: number | undefined }>

/** How well the groups fit what was expected of each (chi-squared; the probabilities are known, so none is estimated). */
export function fitOf(groups: readonly Tally[]): Fit {
  const large = groups.filter(isLarge)
  const rest = groups.filter((group) => !isLarge(group)).reduce(added, { eligible: 0, expected: 0, variance: 0, drawn: 0 })
  const counted = isLarge(rest) ? [...large, rest] : large
  if (counted.length < 2) return { groups: counted.length, chance: undefined }
  const distance = counted.reduce((sum, { drawn, expected, variance }) => sum + (drawn - expected) ** 2 / variance, 0)
  return { groups: counted.length, chance: chiSquaredTail(distance, counted.length) }
}

export const added = (a: Tally, b: Tally): Tally => ({
  eligible: a.eligible + b.eligible,
  expected: a.expected + b.expected,
  variance: a.variance + b.variance,
  drawn: a.drawn + b.drawn,
})

/** Where all or none are drawn nothing is left to chance. */
const isLarge = ({ expected, variance }: Tally): boolean => expected >= LEAST_EXPECTED && variance > 0

/** The upper tail of the chi-squared distribution: the regularised incomplete gamma function Q(freedom / 2, distance / 2). */
export function chiSquaredTail(distance: number, freedom: number): number {
  const [a, x] = [freedom / 2, distance / 2]
  if (x <= 0) return 1
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
}

const ENOUGH_TERMS = 500
const PRECISION = 1e-14

/** Numerical Recipes, section 6.2: the series for small x. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < ENOUGH_TERMS && term > sum * PRECISION; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum * Math.exp(a * Math.log(x) - x - logGamma(a))
}

/** Its continued fraction for large x, by Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = Number.MAX_VALUE
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < ENOUGH_TERMS; n++) {
    const an = -n * (n - a)
    b += 2
    d = 1 / (an * d + b)
    c = b + an / c
    fraction *= d * c
    if (Math.abs(d * c - 1) < PRECISION) break
  }
  return fraction * Math.exp(a * Math.log(x) - x - logGamma(a))
}

const HALF_LOG_TAU = Math.log(2 * Math.PI) / 2
const STIRLING_FROM = 10

/** Stirling's series with four terms, after the recurrence has brought x to where those are enough for 12 digits. */
function logGamma(x: number): number {
  if (x < STIRLING_FROM) return logGamma(x + 1) - Math.log(x)
  const inverse = 1 / x
  const square = inverse * inverse
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)))
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TAU + series
}
