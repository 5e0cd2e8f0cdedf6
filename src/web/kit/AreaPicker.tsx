/** An area by its name: type a part of it, or open the tree level by level. Its value is the division code. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useEffect, useState } from 'react'
import { api } from '../api.ts'
import { useWords } from '../lang.tsx'
import { useMe } from '../session.tsx'
import { search } from './address.ts'
import { REGION } from '../../domain/area/area.terms.ts'

export type AreaLevel = 'province' | 'prefecture' | 'county' | 'township' | 'village'

interface Found {
  readonly code: string
  readonly name: string
  readonly level: AreaLevel
  /** Names of the areas above it, from the league down. */
  readonly path?: string
}

interface Node {
  readonly id: string
  readonly pId: string | null
  readonly value: string
  readonly title: string
  readonly isLeaf: boolean
  readonly selectable: boolean
}

interface Props {
  readonly id?: string
  readonly value?: string | undefined
  readonly onChange?: (code: string | undefined) => void
  /** Only areas of these levels can be chosen; the others open. */
  readonly levels?: readonly AreaLevel[]
  /** The root of the tree; the reader's own area otherwise. */
  readonly under?: string | undefined
  readonly disabled?: boolean
  readonly placeholder?: string
  /** What it is called where no label of its own stands beside it. */
  readonly name?: string
}

const WAIT_MS = 250

const nodeOf = (a: Found, parent: string | null, levels: Props['levels'], path: boolean): Node => ({
  id: a.code,
  pId: parent,
  value: a.code,
  title: path && a.path ? `${a.name}（${a.path}）` : a.name,
  isLeaf: a.level === 'village',
  selectable: !levels || levels.includes(a.level),
})

export function AreaPicker({ id, value, onChange, levels, under, disabled, placeholder, name }: Props) {
  const { t } = useWords()
  const { me } = useMe()
  const client = useQueryClient()
  const root = under ?? (me?.acting.areaCode || REGION)
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const [nodes, setNodes] = useState<readonly Node[]>([])
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), WAIT_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const top = useQuery({
    queryKey: ['area', root],
    queryFn: () => api<Found>(`/api/areas/${root}`),
    staleTime: Infinity,
  })
  const chosen = useQuery({
    queryKey: ['area', value],
    queryFn: () => api<Found>(`/api/areas/${value}`),
    enabled: Boolean(value),
    staleTime: Infinity,
  })
  const found = useQuery({
    queryKey: ['areas', q, under],
    queryFn: () => api<{ rows: Found[] }>(`/api/areas${search({ q, under })}`),
    enabled: q.length > 0,
    staleTime: 60_000,
  })
  const open = async (code: string): Promise<void> => {
    const { rows } = await client.fetchQuery({
      queryKey: ['areas under', code],
      queryFn: () => api<{ rows: Found[] }>(`/api/areas${search({ under: code })}`),
      staleTime: Infinity,
    })
    setNodes(now => [
      ...now.filter(n => !rows.some(r => r.code === n.id)),
      ...rows.map(r => nodeOf(r, code, levels, false)),
    ])
  }
  const tree = top.data ? [nodeOf(top.data, null, levels, false), ...nodes] : []
  const hits = (found.data?.rows ?? []).map(r => nodeOf(r, null, levels, true)).filter(n => n.selectable)
  return (
    <TreeSelect<{ value: string; label?: string } | undefined>
      {...(id ? { id } : {})}
      allowClear
      showSearch={{ filterTreeNode: false, onSearch: setTyped, searchValue: typed }}
      labelInValue
      {...(name ? { 'aria-label': name } : {})}
      disabled={disabled ?? false}
      placeholder={placeholder ?? t('输入名称，或逐级选择', 'Type a name, or open the tree')}
      value={value ? { value, label: chosen.data?.name ?? value } : undefined}
      onChange={next => {
        setTyped('')
        onChange?.(next?.value || undefined)
      }}
      treeDataSimpleMode
      treeData={(q ? hits.map(n => ({ ...n, isLeaf: true })) : tree) as never}
      treeDefaultExpandedKeys={[root]}
      onOpenChange={shown => {
        if (shown) void open(root)
      }}
      loadData={node => open(String(node.value))}
      popupMatchSelectWidth={false}
      styles={{ popup: { root: { minWidth: 280, maxWidth: 420 } } }}
      notFoundContent={found.isFetching ? t('正在查找…', 'Searching…') : t('没有这个地区', 'No such area')}
      style={{ width: '100%' }}
    />
  )
}
