// The speech models that can be pulled: exports of OpenAI's Whisper that give word times, and what one consists of.
import { NEEDED } from '../../models/learned/weights.ts'

/** Numbers of parameters as in the Whisper paper, table 1, and the card of large-v3-turbo. */
export const KNOWN_MODELS = {
  'whisper-tiny': { repository: 'onnx-community/whisper-tiny_timestamped', parameters: '39 M', remark: 'for trying' },
  'whisper-base': { repository: 'onnx-community/whisper-base_timestamped', parameters: '74 M', remark: 'for trying' },
  'whisper-small': { repository: 'onnx-community/whisper-small_timestamped', parameters: '244 M', remark: 'the least for real calls' },
  'whisper-large-v3-turbo': { repository: 'onnx-community/whisper-large-v3-turbo_timestamped', parameters: '809 M', remark: 'hears best' },
} as const

export type ModelName = keyof typeof KNOWN_MODELS
export const isKnown = (name: string): name is ModelName => Object.hasOwn(KNOWN_MODELS, name)

/** How the library calls the files of each kind of weights. */
const ENDINGS: Readonly<Record<string, string>> = { fp32: '', fp16: '_fp16', q8: '_quantized', q4: '_q4', int8: '_int8', uint8: '_uint8' }

/** The files that a model with these weights cannot do without. Weights: of both networks, or `encoder,decoder`. */
export function neededFiles(dtype: string): string[] {
  const [encoder = '', decoder = encoder] = dtype.split(',').map((one) => ENDINGS[one] ?? '')
  return [...NEEDED, `onnx/encoder_model${encoder}.onnx`, `onnx/decoder_model_merged${decoder}.onnx`]
}

/** Whether a file of the repository belongs to these weights: a needed one, or what is too large to be in one. */
export const belongs = (path: string, dtype: string): boolean =>
  neededFiles(dtype).some((file) => path === file || (path.startsWith(`${file}_data`) && /_data(_\d+)?$/.test(path)))
