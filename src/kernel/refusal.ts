/** A rule's reasons as one refusal: all sentences together, and each of them with its code as a detail. */
import { Problem } from './problem.ts'
import type { Reason } from './reason.ts'
import { say } from './words.ts'
import type { Word } from './words.ts'

/** The sentence of a reason with its values filled in. */
export const sentence = (r: Reason): Word => ({
  zh: say(r.words, 'zh', r.values),
  en: say(r.words, 'en', r.values),
})

/** @throws Problem rule.refused when there is at least one reason. */
export function refuseFor(reasons: readonly Reason[]): void {
  if (!reasons.length) return
  const words = reasons.map(sentence)
  throw new Problem(
    'rule.refused',
    {},
    reasons.map((r, i) => ({ code: r.code, detail: words[i]! })),
    { zh: words.map(w => w.zh).join(''), en: words.map(w => w.en).join(' ') },
  )
}

export const reason = (code: string, zh: string, en: string, values?: Reason['values']): Reason => ({
  code,
  words: { zh, en },
  ...(values ? { values } : {}),
})
