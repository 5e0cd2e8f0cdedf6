/** Rows of delimited text: any line end, comma, semicolon or tab, quotes doubled inside quotes (RFC 4180, read kindly). */
import { Problem } from '../problem.ts'

export type Delimiter = ',' | ';' | '\t'
const DELIMITERS: readonly Delimiter[] = [',', '\t', ';']
const LONGEST_FIELD = 1024 * 1024

/** The delimiter that divides the first lines into the most fields, counted outside quotes. */
export function detectDelimiter(sample: string): Delimiter {
  const bare = sample.replace(/"(?:[^"]|"")*"/g, '')
  const lines = bare.split(/\r\n|\r|\n/, 20).filter(line => line.trim())
  const count = (delimiter: Delimiter): number =>
    lines.reduce((sum, line) => sum + Math.min(line.split(delimiter).length - 1, 100), 0)
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best), ',')
}

/** `="1501…"`, the office's way to keep digits; and the apostrophe that guards a text beginning with `=`. */
export function unguard(field: string): string {
  const kept = /^="([^"]*)"$/.exec(field)
  if (kept) return kept[1] ?? ''
  return /^'+[=+\-@\t\r＝＋－＠]/.test(field) ? field.slice(1) : field
}

/**
 * A parser fed in chunks: `write` gives the rows that are whole, `end` the last one.
 * @throws Problem sheet.truncated when a quote is never closed or one field grows beyond a megabyte.
 */
export function csvParser(delimiter: Delimiter): {
  write(chunk: string): (string | null)[][]
  end(): (string | null)[][]
} {
  const cut = delimiter.charCodeAt(0)
  let rows: (string | null)[][] = []
  let row: (string | null)[] = []
  let field = ''
  let state: 'begin' | 'plain' | 'quoted' | 'quote' = 'begin'
  let afterReturn = false
  let any = false

  function endField(): void {
    const value = unguard(field)
    row.push(value === '' ? null : value)
    field = ''
    state = 'begin'
  }

  function endRow(): void {
    endField()
    rows.push(row)
    row = []
    any = false
  }

  /** One character outside quotes. */
  function outside(code: number, chunk: string, at: number): void {
    if (code === 10 && afterReturn) {
      afterReturn = false
      return
    }
    afterReturn = code === 13
    if (code === 13 || code === 10) return endRow()
    any = true
    if (code === cut) endField()
    else if (code === 34 && state === 'begin') state = 'quoted'
    else {
      field += chunk[at]
      state = 'plain'
    }
  }

  function inside(code: number, chunk: string, at: number): void {
    if (state === 'quote' && code === 34) {
      field += '"'
      state = 'quoted'
    } else if (state === 'quote') {
      state = 'plain'
      outside(code, chunk, at)
    } else if (code === 34) state = 'quote'
    else field += chunk[at]
  }

  /** Plain text up to the next character that means something, taken at once. */
  function run(chunk: string, from: number): number {
    let at = from
    for (; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at)
      if (code === cut || code === 13 || code === 10 || (code === 34 && state !== 'plain')) break
    }
    if (at > from) {
      field += chunk.slice(from, at)
      state = 'plain'
      afterReturn = false
      any = true
    }
    return at
  }

  function take(): (string | null)[][] {
    if (field.length > LONGEST_FIELD) throw new Problem('sheet.truncated')
    const whole = rows
    rows = []
    return whole
  }

  return {
    write(chunk) {
      for (let at = 0; at < chunk.length; at++) {
        if (state === 'begin' || state === 'plain') at = run(chunk, at)
        if (at >= chunk.length) break
        const code = chunk.charCodeAt(at)
        if (state === 'quoted' || state === 'quote') inside(code, chunk, at)
        else outside(code, chunk, at)
      }
      return take()
    },
    end() {
      if (state === 'quoted') throw new Problem('sheet.truncated')
      if (any || row.length || field) endRow()
      return take()
    },
  }
}
