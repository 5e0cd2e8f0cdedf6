/** Fields and links of a record view, as this module's records share them. */
import { formatMoney } from '../../kernel/money.ts'
import type { RecordField, RecordView } from '../../kernel/record.ts'
import type { Word } from '../../kernel/words.ts'

export const field = (
  key: string,
  label: Word,
  value: RecordField['value'] | bigint | undefined,
  kind: RecordField['kind'] = 'text',
  words?: Word,
): RecordField => ({
  key,
  label: { zh: label.zh, en: label.en },
  value: typeof value === 'bigint' ? value.toString() : (value ?? null),
  kind,
  ...(words ? { words: { zh: words.zh, en: words.en } } : {}),
})

export const filled = (fields: readonly RecordField[]): RecordField[] => fields.filter(f => f.value !== null)

export const link = (rel: string, zh: string, en: string, to: string): RecordView['links'][number] => ({
  rel,
  label: { zh, en },
  link: to,
})

/** `12.34 万元` */
export const sum = (fen: bigint): Word => ({
  zh: `${formatMoney(fen, '万元')} 万元`,
  en: `${formatMoney(fen, '元')} yuan`,
})

export const plain = (text: string): Word => ({ zh: text, en: text })
