/** A text in both languages; Chinese is written first, English is complete. */
export type Word = { readonly zh: string; readonly en: string }
export type Lang = keyof Word

/** Picks the language; `{name}` in the text is replaced by `values.name`. */
export function say(word: Word, lang: Lang, values: Readonly<Record<string, string | number>> = {}): string {
  return word[lang].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** A word as offices wrote it from one day to another, both inclusive; open where absent. */
/** A code's words without what else its entry carries. */
export const bare = ({ zh, en }: Word): Word => ({ zh, en })

export interface DatedWord extends Word {
  readonly from?: string
  readonly until?: string
}

/** The word of a day. Before the first and after the last the nearest one stands: a thing is not without a name. */
export function wordOn(list: readonly DatedWord[], on: string): Word {
  const held = list.find(w => (!w.from || w.from <= on) && (!w.until || on <= w.until))
  const { zh, en } = held ?? (on < (list[0]?.from ?? '') ? list[0]! : list.at(-1)!)
  return { zh, en }
}

/** The words of a vocabulary on a day, and a text with them in its `{name}` places. */
export function wordsOn<N extends string>(
  vocabulary: Readonly<Record<N, readonly DatedWord[]>>,
  on: string,
): Record<N, Word> {
  const entries = Object.entries(vocabulary) as [N, readonly DatedWord[]][]
  return Object.fromEntries(entries.map(([name, list]) => [name, wordOn(list, on)])) as Record<N, Word>
}

export function wordedOn(
  word: Word,
  vocabulary: Readonly<Record<string, readonly DatedWord[]>>,
  on: string,
): Word {
  const words = Object.entries(wordsOn(vocabulary, on))
  const values = (lang: Lang): Record<string, string> =>
    Object.fromEntries(words.map(([name, w]) => [name, w[lang]]))
  return { zh: say(word, 'zh', values('zh')), en: say(word, 'en', values('en')) }
}
