/** What a file is, told by its bytes; a name that promises something else is refused. */
export interface FileKind {
  readonly mediaType: string
  readonly endings: readonly string[]
}

const JPEG = { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] }
const PNG = { mediaType: 'image/png', endings: ['png'] }
const WEBP = { mediaType: 'image/webp', endings: ['webp'] }
const PDF = { mediaType: 'application/pdf', endings: ['pdf'] }
const DOCX = {
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  endings: ['docx'],
}
const XLSX = {
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  endings: ['xlsx'],
}
/** Word, Excel and WPS before 2007 share one container. */
const OLE = { mediaType: 'application/x-ole-storage', endings: ['doc', 'xls', 'wps', 'et'] }
const TEXT = { mediaType: 'text/plain; charset=utf-8', endings: ['csv', 'txt'] }
const TEXT_GB = { ...TEXT, mediaType: 'text/plain; charset=gb18030' }

export const MEDIA_TYPES = [JPEG, PNG, WEBP, PDF, DOCX, XLSX, OLE, TEXT, TEXT_GB].map(k => k.mediaType)

const hex = (bytes: Buffer, from: number, to: number): string => bytes.subarray(from, to).toString('hex')
const holds = (bytes: Buffer, text: string): boolean => bytes.includes(text, 0, 'latin1')

/** An Office file is a zip with a main part; one that carries macros is not taken. */
function office(bytes: Buffer): FileKind | null {
  if (holds(bytes, 'vbaProject.bin')) return null
  if (holds(bytes, 'word/document.xml')) return DOCX
  return holds(bytes, 'xl/workbook.xml') ? XLSX : null
}

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\x00-\x08\x0e-\x1f]/
const MARKUP = /^\s*<[!?a-z]/i

function decodes(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Plain text in UTF-8 or GB18030; a page or picture of markup could run in a browser and is not taken. */
function plainText(bytes: Buffer): FileKind | null {
  const utf8 = decodes(bytes, 'utf-8')
  const text = utf8 ?? decodes(bytes, 'gb18030')
  if (!text || CONTROL.test(text) || MARKUP.test(text)) return null
  return utf8 === null ? TEXT_GB : TEXT
}

/** The kind that the content shows; null when it is none of the accepted ones. */
export function kindOf(bytes: Buffer): FileKind | null {
  if (hex(bytes, 0, 3) === 'ffd8ff') return JPEG
  if (hex(bytes, 0, 8) === '89504e470d0a1a0a') return PNG
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return WEBP
  if (bytes.toString('latin1', 0, 5) === '%PDF-') return PDF
  if (hex(bytes, 0, 4) === '504b0304') return office(bytes)
  if (hex(bytes, 0, 8) === 'd0cf11e0a1b11ae1') return OLE
  return plainText(bytes)
}

/** Whether the name ends as the content is; `报告.pdf.html` does not. */
export function nameFits(name: string, kind: FileKind): boolean {
  return kind.endings.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase())
}
