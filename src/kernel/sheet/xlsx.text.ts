/** Texts of a workbook: escaped for XML, and kept once while there are few of them. */

const UNWRITABLE = /(?![\t\n])[\p{Cc}\uFFFE\uFFFF]/gu
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const code = (letter: string): string =>
  `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** Half of a surrogate pair alone is no character. */
const whole = (text: string): string => text.replace(/\p{Cs}/gu, '\uFFFD')

const PLAIN = /^[^&<>"_\p{Cc}\p{Cs}\uFFFE\uFFFF]*$/u

/** Characters that XML cannot hold become `_x000D_` (ECMA-376 22.9.2.19), and what looks so already is marked. */
export function escapeXml(text: string): string {
  if (PLAIN.test(text)) return text
  return whole(text)
    .replace(LOOKS_ESCAPED, '_x005F_')
    .replace(UNWRITABLE, code)
    .replace(/[&<>"]/g, letter => NAMED[letter]!)
}

/** A tag keeps spaces at the ends and inside only when it says so. */
export const textTag = (text: string): string =>
  `<t${/^\s|\s$|[\n\t]|\s\s/.test(text) ? ' xml:space="preserve"' : ''}>${escapeXml(text)}</t>`

/** How many different texts are kept to be shared, and how long they may be: memory stays flat whatever the rows. */
const MOST = 20_000
const LONGEST = 40

/** Words that return (是, 汉族, a village's name) are written once; names, numbers and long texts stand in their cells. */
export class SharedTexts {
  readonly #numbers = new Map<string, number>()
  #uses = 0

  /** The number under which the text is kept, or null where it is to stand in its cell. */
  take(text: string): number | null {
    if (text.length > LONGEST) return null
    const known = this.#numbers.get(text)
    if (known === undefined && this.#numbers.size >= MOST) return null
    const number = known ?? this.#numbers.size
    if (known === undefined) this.#numbers.set(text, number)
    this.#uses++
    return number
  }

  *xml(): Generator<Buffer> {
    yield Buffer.from(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.#uses}" uniqueCount="${this.#numbers.size}">`,
    )
    for (const text of this.#numbers.keys()) yield Buffer.from(`<si>${textTag(text)}</si>`)
    yield Buffer.from('</sst>')
  }
}
