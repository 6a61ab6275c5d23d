// When a process has to stop: on a signal, or when the process that started it is gone.

/** Resolves at the first of them. A second signal changes nothing, because stopping is already under way. */
export function untilToldToStop(): Promise<void> {
  return new Promise((done) => {
    for (const name of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(name, () => done())
  })
}
