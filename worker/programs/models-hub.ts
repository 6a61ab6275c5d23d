// What a hub (huggingface.co, or a mirror that speaks as it does) says of a model: its commit, licence and files with their hashes.
import { z } from 'zod'
import { Failure } from '../../models/failure.ts'

const ANSWER_MS = 30_000

/** A repository on a hub. */
export type Source = Readonly<{ hub: string; repository: string }>
/** Large files are published with their SHA-256; small ones lie in git, which names them by a SHA-1 of its own. */
export type HubFile = Readonly<{ path: string; bytes: number; hash: Readonly<{ kind: 'sha256' | 'git'; hex: string }> }>
export type Description = Readonly<{ revision: string; licence: string }>

const oneOrMore = z.union([z.string(), z.array(z.string())]).optional()
const modelSchema = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  tags: z.array(z.string()).default([]),
  cardData: z.object({ license: oneOrMore, base_model: oneOrMore }).nullish(),
})
const treeSchema = z.array(
  z.object({
    type: z.string(),
    path: z.string(),
    size: z.int().min(0).default(0),
    oid: z.string().regex(/^[0-9a-f]{40}$/),
    lfs: z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().min(0) }).optional(),
  }),
)

/** The commit that `revision` (a branch or a commit) stands for now, and the licence that the repository or its base model states. */
export async function describe(source: Source, revision: string): Promise<Description> {
  const model = await readModel(source, `/revision/${encodeURIComponent(revision)}`)
  const stated = licenceIn(model)
  if (stated) return { revision: model.sha, licence: stated }
  const [base] = [model.cardData?.base_model ?? []].flat()
  const ofBase = base && /^[\w.-]+\/[\w.-]+$/.test(base) && licenceIn(await readModel({ ...source, repository: base }, ''))
  return { revision: model.sha, licence: ofBase ? `${ofBase} (as ${base} states, from which it was made)` : 'not stated' }
}

/** Every file of a commit. The hub gives them in pages. */
export async function listFiles({ hub, repository }: Source, revision: string): Promise<HubFile[]> {
  const files: HubFile[] = []
  let next: string | undefined = `${hub}/api/models/${repository}/tree/${revision}?recursive=true`
  while (next) {
    const response: Response = await ask(next)
    const page = parsed(treeSchema, await response.json(), 'the list of files')
    for (const { type, path, size, oid, lfs } of page) {
      if (type !== 'file') continue
      files.push(lfs ? { path, bytes: lfs.size, hash: { kind: 'sha256', hex: lfs.oid } } : { path, bytes: size, hash: { kind: 'git', hex: oid } })
    }
    next = nextPage(response)
  }
  return files
}

export const addressOf = ({ hub, repository }: Source, revision: string, path: string): string => `${hub}/${repository}/resolve/${revision}/${path}`

async function readModel({ hub, repository }: Source, rest: string) {
  const response = await ask(`${hub}/api/models/${repository}${rest}`)
  return parsed(modelSchema, await response.json(), repository)
}

const licenceIn = ({ cardData, tags }: z.infer<typeof modelSchema>): string | undefined =>
  [cardData?.license ?? []].flat().join(', ') || tags.find((tag) => tag.startsWith('license:'))?.slice('license:'.length)

async function ask(address: string): Promise<Response> {
  const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_MS) }).catch((cause: unknown) => {
    throw new Failure('hub-failed', { cause, details: [`${address}: does not answer`] })
  })
  if (!response.ok) throw new Failure('hub-failed', { details: [`${address}: answers ${response.status}`] })
  return response
}

function parsed<T>(schema: z.ZodType<T>, answer: unknown, what: string): T {
  const result = schema.safeParse(answer)
  if (!result.success) throw new Failure('hub-failed', { cause: result.error, details: [`${what}: is not described as expected`] })
  return result.data
}

/** RFC 8288: `<address>; rel="next"`. */
function nextPage(response: Response): string | undefined {
  const link = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
  return link && new URL(link, response.url).href
}
