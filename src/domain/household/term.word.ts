import type { Word } from '../../kernel/words.ts'

/** The word of a code; the code itself where the list no longer has it. */
export function wordOf(list: Readonly<Record<string, Word>>, code: unknown): Word | null {
  if (typeof code !== 'string' || !code) return null
  return list[code] ?? { zh: code, en: code }
}

/** `chronic,disabled` → 长期慢性病、残疾 */
export function wordsOfCodes(list: Readonly<Record<string, Word>>, codes: unknown): Word | null {
  if (typeof codes !== 'string' || !codes) return null
  const words = codes.split(',').map(code => wordOf(list, code)!)
  return { zh: words.map(w => w.zh).join('、'), en: words.map(w => w.en).join(', ') }
}
