/** An account by user name or name. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { api } from '../api.ts'
import { search } from '../kit/address.ts'
import type { Input } from '../kit/field.ts'
import { useWords } from '../lang.tsx'
import type { AccountRow } from './AccountsPage.tsx'

const WAIT_MS = 250

export function AccountPicker({ id, value, onChange, except }: Input & { except: string }) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), WAIT_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useQuery({
    queryKey: ['accounts', q],
    queryFn: () => api<{ rows: AccountRow[] }>(`/api/accounts${search({ q, limit: 20 })}`),
  })
  return (
    <Select
      {...(id ? { id } : {})}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('输入用户名或姓名', 'User name or name')}
      loading={found.isFetching}
      value={value as string | undefined}
      onChange={next => onChange?.(next)}
      options={(found.data?.rows ?? [])
        .filter(r => r.id !== except && !r.lockedAt)
        .map(r => ({ value: r.id, label: `${r.name}（${r.username}）` }))}
      notFoundContent={t('没有这个账号', 'No such account')}
      style={{ width: '100%' }}
    />
  )
}
