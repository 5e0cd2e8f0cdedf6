/** A document of the register by 文号 or title; one that is not there yet can be registered on the spot. */
import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Select, Space } from 'antd'
import { useEffect, useState } from 'react'
import { api } from '../api.ts'
import { useWords } from '../lang.tsx'
import { useMe } from '../session.tsx'
import { search } from './address.ts'
import type { DocumentRef } from './field.ts'
import { DocumentDrawer } from './DocumentDrawer.tsx'
import { dayText } from './number.ts'

interface Row {
  readonly county: string
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly issuer: string
  readonly issuedOn: string | null
  readonly issuedPrecision: string | null
}

interface Props {
  readonly id?: string
  readonly value?: DocumentRef | undefined
  readonly onChange?: (document: DocumentRef | undefined) => void
}

const WAIT_MS = 250
const labelOf = (d: { number: string | null; title: string }): string =>
  [d.number, d.title].filter(Boolean).join(' ')

export function DocumentPicker({ id, value, onChange }: Props) {
  const { t, lang } = useWords()
  const { may } = useMe()
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const [making, setMaking] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), WAIT_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useQuery({
    queryKey: ['documents', q],
    queryFn: () => api<{ rows: Row[] }>(`/api/documents${search({ q, limit: 20 })}`),
  })
  const rows = found.data?.rows ?? []
  return (
    <>
      <Space.Compact block>
        <Select
          {...(id ? { id } : {})}
          allowClear
          showSearch={{ filterOption: false, onSearch: setTyped }}
          placeholder={t('输入文号或标题', 'Number or title')}
          loading={found.isFetching}
          value={value ? { value: value.id, label: value.label } : undefined}
          labelInValue
          onChange={next => {
            const row = rows.find(r => r.id === next?.value)
            onChange?.(row ? { id: row.id, county: row.county, label: labelOf(row) } : undefined)
          }}
          options={rows.map(r => ({ value: r.id, label: labelOf(r), row: r }))}
          optionRender={option => {
            const r = option.data.row
            return (
              <div className="document-option">
                <div>{labelOf(r)}</div>
                <div className="soft small">
                  {r.issuer} · {dayText(r.issuedOn, r.issuedPrecision, lang)}
                </div>
              </div>
            )
          }}
          notFoundContent={
            may('document.write')
              ? t('没有这份文件，可在右侧登记。', 'Not in the register; it can be registered at the right.')
              : t('没有这份文件。', 'Not in the register.')
          }
          style={{ width: '100%' }}
        />
        {may('document.write') ? (
          <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => setMaking(true)}>
            {t('登记', 'Register')}
          </Button>
        ) : null}
      </Space.Compact>
      <DocumentDrawer open={making} onClose={() => setMaking(false)} onMade={made => onChange?.(made)} />
    </>
  )
}
