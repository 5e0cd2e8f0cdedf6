/** A person in post at a banner, by name and post. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import type { ComponentType } from 'react'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import type { Input } from '../../web/kit/field.ts'
import { useWords } from '../../web/lang.tsx'

interface Row {
  readonly id: string
  readonly personName: string
  readonly post: string
  readonly districtName: string | null
  readonly fromOn: string
  readonly lastOn: string | null
}

function PostingPicker({ id, value, onChange, county }: Input & { county: string }) {
  const { t } = useWords()
  const path = `/api/postings${search({ area: county, direction: 'to_steppe', limit: 200 })}`
  const { data, isFetching } = useQuery({ queryKey: [path], queryFn: () => api<{ rows: Row[] }>(path) })
  return (
    <Select<string>
      {...(id ? { id } : {})}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={isFetching}
      value={(value as string | undefined) ?? null}
      onChange={next => onChange?.(next ?? undefined)}
      placeholder={t('请选择', 'Choose')}
      options={(data?.rows ?? []).map(p => ({
        value: p.id,
        label: [p.personName, p.post, p.districtName, `${p.fromOn} — ${p.lastOn ?? ''}`]
          .filter(Boolean)
          .join(' · '),
      }))}
      notFoundContent={t('没有登记派驻。', 'No posting is registered.')}
    />
  )
}

const known = new Map<string, ComponentType<Input>>()

/** The picker of one banner as a form's input; the same component each time it is asked for. */
export function PostingInput(county: string): ComponentType<Input> {
  const input = known.get(county) ?? ((props: Input) => <PostingPicker {...props} county={county} />)
  known.set(county, input)
  return input
}
