/** What a file is, told by its bytes; the name's ending is not asked (offices rename). */
import { Problem } from '../problem.ts'

/** `ole` holds an .xls or .et, or an .xlsx behind a password; `zip` an .xlsx, or a document that is no sheet. */
export type Container = 'zip' | 'ole' | 'biff' | 'html' | 'xml' | 'text'

const STARTS: readonly [Container, readonly number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
]
/** Text by its bytes, but no table. */
const NOT_A_SHEET = /^(%PDF|\{\\rtf|[{[]|<svg|<\?xml(?![\s\S]*office:spreadsheet))/i

const begins = (head: Buffer, bytes: readonly number[]): boolean => bytes.every((b, i) => head[i] === b)

/** A workbook of the early nineties without a container: a record 0x__09 of known lengths. */
const isBareBiff = (head: Buffer): boolean =>
  head[0] === 0x09 && [0, 2, 4, 8].includes(head[1] ?? 1) && [4, 6, 8, 16].includes(head.readUInt16LE(2))

/**
 * @param head the first bytes, at most 8 KB.
 * @throws Problem sheet.empty for a file without content, sheet.notASheet for a known other kind.
 */
export function containerOf(head: Buffer): Container {
  const text = head.toString('latin1').replace(/^ï»¿/, '').trimStart()
  if (head.length === 0 || text === '') throw new Problem('sheet.empty')
  for (const [container, bytes] of STARTS) if (begins(head, bytes)) return container
  if (head.length >= 8 && isBareBiff(head)) return 'biff'
  if (NOT_A_SHEET.test(text)) throw new Problem('sheet.notASheet')
  if (text.startsWith('<?xml')) return 'xml'
  if (!text.startsWith('<')) return 'text'
  if (/<(html|table|meta|!doctype html)/i.test(text)) return 'html'
  throw new Problem('sheet.notASheet')
}
