/** A text in both languages; Chinese is written first, English is complete. */
export type Word = { readonly zh: string; readonly en: string }
export type Lang = keyof Word

/** Picks the language; `{name}` in the text is replaced by `values.name`. */
export function say(word: Word, lang: Lang, values: Readonly<Record<string, string | number>> = {}): string {
  return word[lang].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
