/** The small parts of a workbook: its sheets, how numbers are shown, and the table of shared strings. */
import type { FileHandle } from 'node:fs/promises'
import { Problem } from '../problem.ts'
import type { Shown } from './number.format.ts'
import { NUMBER, shownBy, shownByNumber } from './number.format.ts'
import { unzip, unzipText } from './unzip.ts'
import { attribute, decodeEscapes, xmlScanner } from './xml.ts'
import type { ZipEntry } from './zip.ts'

export interface Package {
  readonly file: FileHandle
  readonly entries: ReadonlyMap<string, ZipEntry>
}

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[]
  readonly from1904: boolean
  readonly shown: readonly Shown[]
  readonly strings: readonly string[]
}

type Tags = (visit: (name: string, tag: string, path: readonly string[]) => void) => void

/** Walks the tags of a small part. */
function tagsOf(text: string): Tags {
  return visit => {
    const path: string[] = []
    const scanner = xmlScanner({
      open(name, tag) {
        visit(name, tag, path)
        path.push(name)
      },
      close: () => void path.pop(),
      text: () => {},
    })
    scanner.write(text)
    scanner.end()
  }
}

async function part(pack: Package, name: string): Promise<string | null> {
  const entry = pack.entries.get(name.toLowerCase())
  return entry ? await unzipText(pack.file, entry) : null
}

function resolve(base: string, target: string): string {
  return new URL(target, `zip:/${base}`).pathname.replace(/^\//, '')
}

/** Relations of a part: id → { kind, target }. */
async function relations(pack: Package, of: string): Promise<Map<string, { kind: string; target: string }>> {
  const found = new Map<string, { kind: string; target: string }>()
  const cut = of.lastIndexOf('/') + 1
  const text = await part(pack, `${of.slice(0, cut)}_rels/${of.slice(cut)}.rels`)
  if (text)
    tagsOf(text)((name, tag) => {
      const target = attribute(tag, 'Target')
      if (name !== 'Relationship' || !target) return
      const kind = attribute(tag, 'Type')?.split('/').pop() ?? ''
      found.set(attribute(tag, 'Id') ?? '', { kind, target: decodeURIComponent(resolve(of, target)) })
    })
  return found
}

async function workbookPart(pack: Package): Promise<string> {
  for (const { kind, target } of (await relations(pack, '')).values())
    if (kind === 'officeDocument' && /\.xml$/i.test(target) && /xl\//i.test(target)) return target
  if (pack.entries.has('xl/workbook.xml')) return 'xl/workbook.xml'
  throw new Problem('sheet.notASheet')
}

/** The styles of cells, each by how it shows a number. */
function shownStyles(text: string | null): Shown[] {
  const codes = new Map<number, string>()
  const styles: Shown[] = []
  if (text)
    tagsOf(text)((name, tag, path) => {
      if (name === 'numFmt') codes.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
      if (name !== 'xf' || path.at(-1) !== 'cellXfs') return
      const id = Number(attribute(tag, 'numFmtId') ?? 0)
      const code = codes.get(id)
      styles.push(code === undefined ? shownByNumber(id) : shownBy(code))
    })
  return styles
}

/** A copy of its own: a piece of a chunk would keep the whole chunk in memory. */
const copied = (text: string): string => (text.length < 13 ? text : Buffer.from(text).toString())

async function sharedStrings(pack: Package, entry: ZipEntry | undefined): Promise<string[]> {
  const strings: string[] = []
  if (!entry) return strings
  let text = ''
  let inside = false
  let phonetic = false
  const scanner = xmlScanner({
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') inside = !phonetic
      else if (name === 'rPh') phonetic = true
    },
    close(name) {
      if (name === 'si') strings.push(copied(decodeEscapes(text)))
      else if (name === 't') inside = false
      else if (name === 'rPh') phonetic = false
    },
    text(piece) {
      if (inside) text += piece
    },
  })
  const decoder = new TextDecoder()
  for await (const bytes of unzip(pack.file, entry)) scanner.write(decoder.decode(bytes, { stream: true }))
  scanner.end()
  return strings
}

/**
 * Opens the workbook inside a zip file.
 * @throws Problem sheet.notASheet for a zip file that is no workbook (a document, an archive).
 */
export async function openWorkbook(pack: Package): Promise<Workbook> {
  const main = await workbookPart(pack)
  const related = await relations(pack, main)
  const sheets: { name: string; entry: ZipEntry }[] = []
  let from1904 = false
  tagsOf((await part(pack, main)) ?? '')((name, tag) => {
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(tag, 'date1904') ?? '')
    if (name !== 'sheet' || /hidden/i.test(attribute(tag, 'state') ?? '')) return
    const id = /\s(?:\w+:)?id\s*=\s*["']([^"']+)/.exec(tag)?.[1] ?? ''
    const entry = pack.entries.get(related.get(id)?.target.toLowerCase() ?? '')
    if (entry && related.get(id)?.kind === 'worksheet')
      sheets.push({ name: attribute(tag, 'name') ?? '', entry })
  })
  const target = (kind: string): string => [...related.values()].find(r => r.kind === kind)?.target ?? ''
  return {
    sheets,
    from1904,
    shown: shownStyles(await part(pack, target('styles'))),
    strings: await sharedStrings(pack, pack.entries.get(target('sharedStrings').toLowerCase())),
  }
}

export const shownOf = (book: Workbook, style: string | undefined): Shown =>
  (style === undefined ? undefined : book.shown[Number(style)]) ?? NUMBER
