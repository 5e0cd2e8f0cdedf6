/** A file to be saved: streamed, with a name that survives in every browser and opens nothing in ours. */
import type { FastifyReply } from 'fastify'
import type { Download } from '../../kernel/route.ts'

export const isDownload = (value: unknown): value is Download =>
  typeof value === 'object' && value !== null && 'download' in value && 'mediaType' in value

/** RFC 6266: a plain name for old programs, and the UTF-8 one (RFC 8187) that browsers use. */
export function disposition(fileName: string): string {
  const clean = fileName.replace(/[\p{Cc}\p{Cs}/\\]/gu, '_').slice(0, 150)
  const plain = clean.replace(/[^\x20-\x7e]|["%;]/g, '_')
  const full = encodeURIComponent(clean).replace(
    /['()*]/g,
    c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`
}

export function sendDownload(reply: FastifyReply, file: Download): FastifyReply {
  return reply
    .header('content-type', file.mediaType)
    .header('content-disposition', disposition(file.fileName))
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'private, no-store')
    .send(file.download)
}
