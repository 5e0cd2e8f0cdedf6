/** The project that a complaint speaks of, found by its name. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import type { Input } from '../../web/kit/field.ts'
import { useWords } from '../../web/lang.tsx'

interface Found {
  readonly county: string
  readonly id: string
  readonly name: string
  readonly areaName: string | null
}

export interface ProjectRef {
  readonly county: string
  readonly id: string
  readonly label: string
}

const WAIT_MS = 250
const labelOf = (p: Found): string => [p.name, p.areaName].filter(Boolean).join(' · ')

export function ProjectInput({ id, value, onChange }: Input) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), WAIT_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useQuery({
    queryKey: ['project picker', q],
    queryFn: () => api<{ rows: Found[] }>(`/api/projects${search({ q, limit: 20 })}`),
    enabled: q.length > 0,
    placeholderData: before => before,
  })
  const rows = found.data?.rows ?? []
  const chosen = value as ProjectRef | undefined
  return (
    <Select
      {...(id ? { id } : {})}
      allowClear
      labelInValue
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('输入项目名称查找', 'Type the project’s name')}
      value={chosen ? { value: chosen.id, label: chosen.label } : undefined}
      onChange={next => {
        const row = rows.find(r => r.id === next?.value)
        onChange?.(row ? { county: row.county, id: row.id, label: labelOf(row) } : undefined)
      }}
      loading={found.isFetching}
      options={rows.map(r => ({ value: r.id, label: labelOf(r) }))}
      notFoundContent={q ? t('没有找到', 'Nothing found') : t('输入后查找', 'Type to search')}
      style={{ width: '100%' }}
    />
  )
}
