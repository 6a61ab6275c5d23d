// Just enough of the ONNX file format (onnx.proto) to write a network with random weights for measuring speed.

const INT8 = 3
const FLOAT = 1
const INT64 = 7
const [VARINT, BYTES] = [0, 2]

const joined = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

function varint(value: number): Uint8Array {
  const bytes: number[] = []
  for (let left = value; ; left = Math.floor(left / 128)) {
    bytes.push((left % 128) + (left >= 128 ? 128 : 0))
    if (left < 128) return Uint8Array.from(bytes)
  }
}

const whole = (field: number, value: number): Uint8Array => joined([varint(field * 8 + VARINT), varint(value)])
const bytes = (field: number, value: Uint8Array): Uint8Array => joined([varint(field * 8 + BYTES), varint(value.length), value])
const text = (field: number, value: string): Uint8Array => bytes(field, Buffer.from(value, 'utf8'))

export type Node = Readonly<{ op: string; from: readonly string[]; to: readonly string[]; attributes?: Readonly<Record<string, number | readonly number[]>> }>
export type Weights = Readonly<{ name: string; dims: readonly number[]; values: Int8Array | Float32Array | BigInt64Array }>
type Port = Readonly<{ name: string; dims: readonly number[] }>
export type Graph = Readonly<{ nodes: readonly Node[]; weights: readonly Weights[]; input: Port; outputs: readonly Port[] }>

/** The bytes of a model with one input of float32. */
export function modelBytes({ nodes, weights, input, outputs }: Graph): Uint8Array {
  const graph = joined([
    ...nodes.map((node) => bytes(1, nodeBytes(node))),
    text(2, 'stand-in'),
    ...weights.map((one) => bytes(5, weightBytes(one))),
    bytes(11, portBytes(input)),
    ...outputs.map((output) => bytes(12, portBytes(output))),
  ])
  const opset = joined([text(1, ''), whole(2, 14)])
  return joined([whole(1, 8), bytes(7, graph), bytes(8, opset)])
}

function nodeBytes({ op, from, to, attributes = {} }: Node): Uint8Array {
  const attribute = ([name, value]: [string, number | readonly number[]]) =>
    typeof value === 'number'
      ? joined([text(1, name), whole(3, value), whole(20, 2)])
      : joined([text(1, name), ...value.map((one) => whole(8, one)), whole(20, 7)])
  const all = Object.entries(attributes).map((one) => bytes(5, attribute(one)))
  return joined([...from.map((name) => text(1, name)), ...to.map((name) => text(2, name)), text(4, op), ...all])
}

function weightBytes({ name, dims, values }: Weights): Uint8Array {
  const type = values instanceof Int8Array ? INT8 : values instanceof Float32Array ? FLOAT : INT64
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  return joined([...dims.map((size) => whole(1, size)), whole(2, type), text(8, name), bytes(9, raw)])
}

function portBytes({ name, dims }: Port): Uint8Array {
  const shape = joined(dims.map((size) => bytes(1, whole(1, size))))
  return joined([text(1, name), bytes(2, bytes(1, joined([whole(1, FLOAT), bytes(2, shape)])))])
}
