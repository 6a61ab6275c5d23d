// Networks with the matrix products of Whisper-small and random 8-bit weights, as its q8 export computes them: what they write is
// nothing, how long they take is what the real one takes. Left out, and so counted against us: the two convolutions and the norms.
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { computingMs } from './computing-time.ts'
import { modelBytes, type Node, type Weights } from './onnx.ts'

const [WIDTH, HEADS, LAYERS, FRAMES, WORDS] = [768, 12, 12, 1500, 51_865]
const NOISE = noise(65_521)

/** Milliseconds of a core for one encoder run (with the keys and values of the sound, which the first step makes) and of one token. */
export async function standInTimes(): Promise<{ encodeMs: number; tokenMs: number }> {
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1 }
  const encoder = await InferenceSession.create(modelBytes(encoderGraph()), options)
  const encodeMs = await timeOf(encoder, [1, FRAMES, WIDTH], 2)
  await encoder.release()
  const decoder = await InferenceSession.create(modelBytes(decoderGraph()), options)
  const tokenMs = await timeOf(decoder, [1, 1, WIDTH], 20)
  await decoder.release()
  return { encodeMs, tokenMs }
}

async function timeOf(session: InferenceSession, dims: readonly number[], times: number): Promise<number> {
  const size = dims.reduce((a, b) => a * b, 1)
  const input = new Tensor('float32', Float32Array.from({ length: size }, (_, at) => Math.sin(at)), [...dims])
  await session.run({ x: input })
  const began = computingMs()
  for (let time = 0; time < times; time++) await session.run({ x: input })
  return (computingMs() - began) / times
}

type Builder = Readonly<{ nodes: Node[]; weights: Weights[]; add(op: string, from: readonly string[], attributes?: Node['attributes']): string; product(x: string, rows: number, columns: number): string }>

function builder(): Builder {
  const nodes: Node[] = []
  const weights: Weights[] = [{ name: 'scale', dims: [], values: Float32Array.of(0.001) }]
  const add: Builder['add'] = (op, from, attributes) => {
    const name = `n${nodes.length}`
    nodes.push({ op, from, to: [name], ...(attributes && { attributes }) })
    return name
  }
  const product: Builder['product'] = (x, rows, columns) => {
    const name = `w${weights.length}`
    weights.push({ name, dims: [rows, columns], values: randomBytes(rows * columns) })
    const [narrow, by, zero] = [`${name}q`, `${name}s`, `${name}z`]
    nodes.push({ op: 'DynamicQuantizeLinear', from: [x], to: [narrow, by, zero] })
    const wide = add('Cast', [add('MatMulInteger', [narrow, name, zero])], { to: 1 })
    return add('Mul', [wide, add('Mul', [by, 'scale'])])
  }
  return { nodes, weights, add, product }
}

/** Random enough, and again and again the same, because a quarter of a thousand million numbers take their time. */
function randomBytes(length: number): Int8Array {
  const bytes = new Int8Array(length)
  for (let at = 0; at < length; at += NOISE.length) bytes.set(NOISE.subarray(0, length - at), at)
  return bytes
}

function encoderGraph() {
  const build = builder()
  build.weights.push(shape('split', [1, FRAMES, HEADS, WIDTH / HEADS]), shape('merge', [1, FRAMES, WIDTH]))
  let x = 'x'
  for (let layer = 0; layer < LAYERS; layer++) {
    const heads = (perm: readonly number[]) => build.add('Transpose', [build.add('Reshape', [build.product(x, WIDTH, WIDTH), 'split'])], { perm })
    const scores = build.add('MatMul', [heads([0, 2, 1, 3]), heads([0, 2, 3, 1])])
    const mixed = build.add('MatMul', [build.add('Softmax', [scores], { axis: 3 }), heads([0, 2, 1, 3])])
    const merged = build.add('Reshape', [build.add('Transpose', [mixed], { perm: [0, 2, 1, 3] }), 'merge'])
    x = feedForward(build, build.add('Add', [x, build.product(merged, WIDTH, WIDTH)]))
  }
  const kept = Array.from({ length: 2 * LAYERS }, () => build.product(x, WIDTH, WIDTH))
  return { ...build, input: { name: 'x', dims: [1, FRAMES, WIDTH] }, outputs: kept.map((name) => ({ name, dims: [1, FRAMES, WIDTH] })) }
}

function decoderGraph() {
  const build = builder()
  build.weights.push(shape('split', [1, HEADS, 1, WIDTH / HEADS]), shape('merge', [1, 1, WIDTH]))
  let x = 'x'
  for (let layer = 0; layer < LAYERS; layer++) {
    for (let own = 0; own < 4; own++) x = build.add('Add', [x, build.product(x, WIDTH, WIDTH)])
    const [keys, values] = [`keys${layer}`, `values${layer}`]
    build.weights.push(sound(keys, [1, HEADS, WIDTH / HEADS, FRAMES]), sound(values, [1, HEADS, FRAMES, WIDTH / HEADS]))
    const asked = build.add('Reshape', [build.product(x, WIDTH, WIDTH), 'split'])
    const looked = build.add('Softmax', [build.add('MatMul', [asked, keys])], { axis: 3 })
    const merged = build.add('Reshape', [build.add('MatMul', [looked, values]), 'merge'])
    x = feedForward(build, build.add('Add', [x, build.product(merged, WIDTH, WIDTH)]))
  }
  const logits = build.product(x, WIDTH, WORDS)
  return { ...build, input: { name: 'x', dims: [1, 1, WIDTH] }, outputs: [{ name: logits, dims: [1, 1, WORDS] }] }
}

const feedForward = (build: Builder, x: string): string =>
  build.add('Add', [x, build.product(build.add('Relu', [build.product(x, WIDTH, 4 * WIDTH)]), 4 * WIDTH, WIDTH)])

const shape = (name: string, sizes: readonly number[]): Weights => ({ name, dims: [sizes.length], values: BigInt64Array.from(sizes, BigInt) })

const sound = (name: string, dims: readonly number[]): Weights => ({ name, dims, values: new Float32Array(WIDTH * FRAMES).fill(0.01) })

function noise(length: number): Int8Array {
  let state = 7
  return Int8Array.from({ length }, () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) >> 8)
}
