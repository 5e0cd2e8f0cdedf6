/** Another household of the banner, found by name, 户编号 or id number. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import type { Input } from '../../web/kit/field.ts'
import { useWords } from '../../web/lang.tsx'

interface Found {
  readonly id: string
  readonly headName: string
  readonly areaName: string
  readonly householdCode: string | null
  readonly members: number
}

interface Props extends Input {
  readonly county: string
  readonly except: string
}

const WAIT_MS = 250

export function HouseholdPicker({ id, value, onChange, county, except }: Props) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), WAIT_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useQuery({
    queryKey: ['household picker', county, q],
    queryFn: () => api<{ rows: Found[] }>(`/api/households${search({ area: county, q, limit: 20 })}`),
    enabled: q.length > 0,
    placeholderData: before => before,
  })
  const rows = (found.data?.rows ?? []).filter(r => r.id !== except)
  return (
    <Select<string>
      {...(id ? { id } : {})}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('输入姓名、户编号或证件号码', 'Name, household code or id number')}
      value={(value as string | undefined) ?? null}
      onChange={next => onChange?.(next)}
      loading={found.isFetching}
      options={rows.map(r => ({
        value: r.id,
        label: [r.headName, r.areaName, r.householdCode, t(`${r.members} 人`, `${r.members} people`)]
          .filter(Boolean)
          .join(' · '),
      }))}
      notFoundContent={q ? t('没有找到', 'Nothing found') : t('输入后查找', 'Type to search')}
      style={{ width: '100%' }}
    />
  )
}
