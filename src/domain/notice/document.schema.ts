import { z } from 'zod'
import { DOCUMENT_KINDS } from './document.terms.ts'
import type { DocumentKind } from './document.terms.ts'

const area = z.string().regex(/^1[15]\d{4}(\d{3}){0,2}$/)
const kind = z.enum(Object.keys(DOCUMENT_KINDS) as [DocumentKind, ...DocumentKind[]])
const text = (max: number) => z.string().trim().min(1).max(max)

export const documentBody = z.object({
  /** Whose document it is; without it the reader's own area. */
  areaCode: area.optional(),
  /** 文号 */
  number: text(80).optional(),
  title: text(300),
  kind,
  issuer: text(120),
  issuedOn: z.iso.date().optional(),
  issuedPrecision: z.enum(['day', 'month', 'year']).default('day'),
  fileId: z.uuid().optional(),
  source: text(300).optional(),
})

export type DocumentInput = z.infer<typeof documentBody>

export const documentQuery = z.object({
  area: area.optional(),
  kind: kind.optional(),
  q: z.string().trim().max(80).optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export type DocumentFilter = z.infer<typeof documentQuery>

export const fileForm = z.object({ areaCode: area.optional() })
export const at = z.object({ county: z.string().regex(/^\d{6}$/), id: z.uuid() })
