/**
 * A scanner for the XML of workbooks: tags and text as they come, in chunks, without a tree. It refuses what a
 * spreadsheet never holds (document types, which could define growing entities; a single text or tag of megabytes).
 */
import { Problem } from '../problem.ts'

export interface XmlHandler {
  /** `tag` is the tag's whole text, for `attribute`; `name` is without prefix. */
  open(name: string, tag: string): void
  close(name: string): void
  text(text: string): void
}

const LONGEST = 4 * 1024 * 1024
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Resolves `&amp;` and `&#26126;`. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{1,8});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** `_x000D_` is how a workbook writes a character XML cannot hold (ECMA-376 22.9.2.19). */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** The value of one attribute, or undefined. `attribute('c r="A1" t="s"', 't')` → `s`. */
export function attribute(tag: string, name: string): string | undefined {
  for (let at = tag.indexOf(name); at > 0; at = tag.indexOf(name, at + 1)) {
    const before = tag.charCodeAt(at - 1)
    if (before !== 32 && before !== 10 && before !== 13 && before !== 9) continue
    let next = at + name.length
    while (tag.charCodeAt(next) === 32) next++
    if (tag.charCodeAt(next) !== 61) continue
    next++
    while (tag.charCodeAt(next) === 32) next++
    const quote = tag[next]
    if (quote !== '"' && quote !== "'") continue
    const end = tag.indexOf(quote, next + 1)
    return end < 0 ? undefined : decodeEntities(tag.slice(next + 1, end))
  }
  return undefined
}

function nameOf(tag: string, from: number): string {
  let end = from
  let start = from
  for (; end < tag.length; end++) {
    const code = tag.charCodeAt(end)
    if (code === 58) start = end + 1
    else if (code === 32 || code === 47 || code === 10 || code === 13 || code === 9) break
  }
  return tag.slice(start, end)
}

/** An attribute may hold a raw `>`; then the quotes before it are not balanced. */
function tagEnd(text: string, from: number): number {
  for (let end = text.indexOf('>', from); end >= 0; end = text.indexOf('>', end + 1)) {
    const last = text.charCodeAt(end - 1)
    if (last === 34 || last === 39) return end
    const tag = text.slice(from, end)
    if (!tag.includes('=') || !/["']/.test(tag.replace(/"[^"]*"|'[^']*'/g, ''))) return end
  }
  return -1
}

function endOfSpecial(text: string, at: number): { end: number; content: string } | null {
  const [close, skip] = text.startsWith('<!--', at)
    ? ['-->', 0]
    : text.startsWith('<![CDATA[', at)
      ? [']]>', 9]
      : ['>', 0]
  const end = text.indexOf(close, at)
  if (end < 0) return null
  if (text.startsWith('<!DOCTYPE', at)) throw new Problem('sheet.notASheet')
  return { end: end + close.length, content: skip ? text.slice(at + skip, end) : '' }
}

/** @returns `write`, to be called with each chunk of text, and `end`, which throws sheet.truncated on a rest. */
export function xmlScanner(handler: XmlHandler): { write(chunk: string): void; end(): void } {
  let rest = ''

  function special(text: string, at: number): number {
    if (text.length - at < 9) return -1
    const found = endOfSpecial(text, at)
    if (!found) return -1
    if (found.content) handler.text(found.content)
    return found.end
  }

  /** @returns the position after the tag at `at`, or -1 when it is not whole yet. */
  function tag(text: string, at: number): number {
    const first = text.charCodeAt(at + 1)
    if (first === 33) return special(text, at)
    const end = first === 47 ? text.indexOf('>', at) : tagEnd(text, at + 1)
    if (end < 0) return -1
    if (first === 47) handler.close(nameOf(text.slice(at + 2, end), 0))
    else if (first !== 63) opened(text, at, end)
    return end + 1
  }

  function opened(text: string, at: number, end: number): void {
    const whole = text.slice(at + 1, end)
    const name = nameOf(whole, 0)
    handler.open(name, whole)
    if (text.charCodeAt(end - 1) === 47) handler.close(name)
  }

  return {
    write(chunk) {
      const text = rest + chunk
      let at = 0
      for (;;) {
        const open = text.indexOf('<', at)
        if (open < 0) break
        // Text that began in an earlier chunk ends here: it is whole, and so are its entities.
        if (open > at) handler.text(decodeEntities(text.slice(at, open)))
        at = open
        const next = tag(text, open)
        if (next < 0) break
        at = next
      }
      rest = text.slice(at)
      if (rest.length > LONGEST) throw new Problem('sheet.truncated')
    },
    end() {
      if (rest.trim()) throw new Problem('sheet.truncated')
    },
  }
}
