// Hearing with the model that is there now: a call is heard to its end with one, and the next call with the newest.
import type { Hearing, Hearings } from '../hearing.ts'
import { startHearing } from './hearing.ts'
import type { ModelSettings } from './networks.ts'
import { stampOf } from './weights.ts'

type Post = { readonly hearing: Hearing; calls: number }

/**
 * Looks before each call whether the model was replaced, or the link to it turned. One that is not whole is not taken: calls
 * are heard with the one before, and `refused` is told why, once for each state of the folder. Throws as `startHearing` does.
 */
export async function openHearings(settings: ModelSettings, refused: (error: unknown) => void): Promise<Hearings> {
  let seen = stampOf(settings.modelDir)
  let current: Post = { hearing: await startHearing(settings), calls: 0 }
  let before = Promise.resolve()

  const follow = async () => {
    const stamp = stampOf(settings.modelDir)
    if (stamp === seen) return
    seen = stamp
    const last = current
    current = { hearing: await startHearing(settings), calls: 0 }
    if (last.calls === 0) await last.hearing.close()
  }

  return {
    use: async (call) => {
      await (before = before.then(follow).catch(refused))
      const post = current
      post.calls++
      try {
        return await call(post.hearing)
      } finally {
        post.calls--
        if (post !== current && post.calls === 0) await post.hearing.close()
      }
    },
    close: () => current.hearing.close(),
  }
}
