// Two spellings of one name, as a speech model or a hurried ear gives them: one letter more, less or different.

const NEAR_FROM = 5

/** True when the two, of five letters at least, begin alike and differ by one letter. */
export function isNear(one: string, other: string): boolean {
  if (one.length < NEAR_FROM || Math.abs(one.length - other.length) > 1 || one[0] !== other[0]) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const [restOne, restOther] = [one.slice(at), other.slice(at)]
  return restOne.slice(1) === restOther.slice(1) || restOne.slice(1) === restOther || restOne === restOther.slice(1)
}
