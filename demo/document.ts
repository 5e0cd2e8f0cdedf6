import type { CopyValue } from '../src/kernel/copy.ts'

export interface DemoDocument {
  readonly id: string
  readonly county: string
  readonly kind: 'fund' | 'exit' | 'minutes'
  readonly number: string | null
  readonly title: string
  readonly issuer: string
  readonly issuedOn: string | null
  readonly precision?: 'day' | 'month' | 'year'
}

export const DOCUMENT = [
  'county',
  'id',
  'area_code',
  'number',
  'title',
  'kind',
  'issuer',
  'issued_on',
  'issued_precision',
  'recorded_at',
  'batch_id',
]

export const documentRow = (d: DemoDocument, recordedAt: string, batch: string): CopyValue[] => [
  d.county,
  d.id,
  d.county,
  d.number,
  d.title,
  d.kind,
  d.issuer,
  d.issuedOn,
  d.precision ?? 'day',
  recordedAt,
  batch,
]
