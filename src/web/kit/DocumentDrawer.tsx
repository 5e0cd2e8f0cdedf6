/** 登记文件: number, title, issuer, date and the scanned file. */
import { useRef } from 'react'
import { DOCUMENT_KINDS } from '../../domain/notice/document.terms.ts'
import { CommandDrawer } from './CommandDrawer.tsx'
import type { DocumentRef, Field } from './field.ts'
import { choices } from './FilterBar.tsx'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  readonly onMade?: (document: DocumentRef) => void
}

export const DOCUMENT_FIELDS: readonly Field[] = [
  {
    kind: 'text',
    key: 'number',
    title: { zh: '文号', en: 'Number' },
    max: 80,
    example: '京援合办发〔2020〕12号',
    help: { zh: '没有文号的材料可不填。', en: 'Leave empty for a paper without a number.' },
  },
  { kind: 'text', key: 'title', title: { zh: '标题', en: 'Title' }, required: true, max: 300, lines: 2 },
  {
    kind: 'choice',
    key: 'kind',
    title: { zh: '种类', en: 'Kind' },
    required: true,
    half: true,
    options: choices(DOCUMENT_KINDS),
  },
  {
    kind: 'date',
    key: 'issuedOn',
    precision: 'issuedPrecision',
    title: { zh: '印发日期', en: 'Issued on' },
    half: true,
  },
  { kind: 'text', key: 'issuer', title: { zh: '印发机关', en: 'Issuer' }, required: true, max: 120 },
  {
    kind: 'file',
    key: 'fileId',
    title: { zh: '扫描件', en: 'Scan' },
    help: { zh: 'PDF、图片或 Word，不超过 20 MB。', en: 'PDF, picture or Word, at most 20 MB.' },
  },
]

interface Made {
  readonly county: string
  readonly id: string
}

export function DocumentDrawer({ open, onClose, onMade }: Props) {
  const label = useRef('')
  return (
    <CommandDrawer<Made>
      title={{ zh: '登记文件', en: 'Register a document' }}
      open={open}
      onClose={onClose}
      fields={DOCUMENT_FIELDS}
      to={body => {
        label.current = [body.number, body.title].filter(Boolean).join(' ')
        return { to: '/api/documents', body }
      }}
      submit={{ zh: '登记', en: 'Register' }}
      done={{ zh: '文件已登记', en: 'The document is registered' }}
      onDone={made => onMade?.({ id: made.id, county: made.county, label: label.current })}
    />
  )
}
