// Preloaded into a worker (`--import`): makes one step of the chain fail, with what it must never let out in its message.
import { registerHooks } from 'node:module'

const { BREAK_STEP: step, BREAK_MESSAGE: message } = process.env

registerHooks({
  load(url, context, nextLoad) {
    if (!step || !url.endsWith(`/worker/steps/${step}.ts`)) return nextLoad(url, context)
    const name = step.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
    const whole = JSON.stringify(`${url}?whole`) // What else the step exports stays as it is.
    const source = `export * from ${whole}\nexport const ${name} = () => { throw new Error(${JSON.stringify(message)}) }`
    return { format: 'module', source, shortCircuit: true }
  },
})
