// A moment as it is written beside what is heard.

/** `1:05`; beside it, api/pages/dates.ts writes the same on the server. */
export function clockWords(ms) {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
