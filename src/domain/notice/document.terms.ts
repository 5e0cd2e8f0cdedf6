/**
 * Documents are what facts cite as evidence: a number (文号) given by its issuer, a date, perhaps the scanned file.
 * A fact may cite another owner's document; whoever may read the fact may read which document it is, not its file.
 * A file is known by the SHA-256 of its bytes, and its kind by its content and never by its name alone.
 */
import type { Word } from '../../kernel/words.ts'

export const DOCUMENT_KINDS = {
  fund: { zh: '资金文件', en: 'Funding document' },
  exit: { zh: '退出公告', en: 'Exit announcement' },
  voucher: { zh: '拨付凭证', en: 'Payment voucher' },
  minutes: { zh: '会议纪要', en: 'Minutes' },
  notice: { zh: '公告公示', en: 'Public notice' },
  agreement: { zh: '协议', en: 'Agreement' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Word>

export type DocumentKind = keyof typeof DOCUMENT_KINDS

export const MAX_FILE_BYTES = 20 * 1024 * 1024
