/** The text of a CSV file: which encoding, told by the bytes themselves, and the text in chunks. */
import type { FileHandle } from 'node:fs/promises'
import iconv from 'iconv-lite'
import { Problem } from '../problem.ts'
import { bytesOf } from './bytes.ts'

export type TextEncoding = 'utf8' | 'utf16le' | 'utf16be' | 'gb18030'

/** Control characters that no text of an office holds; NUL above all. */
function hasControls(bytes: Buffer): boolean {
  for (const byte of bytes)
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) return true
  return false
}

function byMark(head: Buffer): TextEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf16be'
  return null
}

const decodes = (decoder: TextDecoder, bytes?: Buffer): boolean => {
  try {
    if (bytes) decoder.decode(bytes, { stream: true })
    else decoder.decode()
    return true
  } catch {
    return false
  }
}

/** Text that is valid UTF-8 to its last byte is UTF-8; Chinese in GB18030 practically never is. */
async function isUtf8(file: FileHandle): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const bytes of bytesOf(file)) if (!decodes(decoder, bytes)) return false
  return decodes(decoder)
}

/** @throws Problem sheet.notASheet for bytes that are no text. */
export async function detectEncoding(file: FileHandle, head: Buffer): Promise<TextEncoding> {
  const marked = byMark(head)
  if (marked) return marked
  for await (const bytes of bytesOf(file)) if (hasControls(bytes)) throw new Problem('sheet.notASheet')
  return (await isUtf8(file)) ? 'utf8' : 'gb18030'
}

/**
 * Decodes in chunks, without the byte order mark.
 * @throws Problem sheet.notASheet when more than one character in a thousand cannot be read in the encoding.
 */
export async function* textOf(
  file: FileHandle,
  encoding: TextEncoding,
  onBytes: (length: number) => void,
): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding === 'utf16be' ? 'utf-16be' : encoding)
  let unreadable = 0
  let length = 0
  let first = true
  const checked = (decoded: string): string => {
    const text = first ? decoded.replace(/^\uFEFF/, '') : decoded
    if (text) first = false
    unreadable += text.split('\uFFFD').length - 1
    length += text.length
    if (unreadable > 10 + length / 1000) throw new Problem('sheet.notASheet')
    return text
  }
  for await (const bytes of bytesOf(file)) {
    onBytes(bytes.length)
    yield checked(decoder.write(bytes))
  }
  yield checked(decoder.end() ?? '')
}
