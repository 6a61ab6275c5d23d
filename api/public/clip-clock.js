// Two clocks: a clip runs a little faster or slower than the conversation it comes from, because its tempo was disguised.

/**
 * @param {ReadonlyArray<readonly [number, number]>} timeline pairs of clip and conversation milliseconds, rising; straight lines between
 * @returns conversions between the clocks; beyond the ends both stand still
 */
export function clipClock(timeline) {
  const swapped = timeline.map(([clipMs, callMs]) => [callMs, clipMs])
  return {
    toCallMs: (clipMs) => interpolate(timeline, clipMs),
    toClipMs: (callMs) => interpolate(swapped, callMs),
  }
}

function interpolate(points, at) {
  if (points.length === 0) return at
  const after = points.findIndex(([from]) => from >= at)
  if (after === -1) return points.at(-1)[1]
  if (after === 0) return points[0][1]
  const [[fromA, toA], [fromB, toB]] = [points[after - 1], points[after]]
  return toA + ((at - fromA) * (toB - toA)) / (fromB - fromA)
}

/** `1:05`; beside it, api/pages/dates.ts writes the same on the server. */
export function clockWords(ms) {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
