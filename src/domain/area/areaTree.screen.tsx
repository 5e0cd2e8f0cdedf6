/** 地区: the tree of both ends, one area beside it with what became of it; renamed, merged and split by those who may. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Tree } from 'antd'
import { useState } from 'react'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { AreaPicker } from '../../web/kit/AreaPicker.tsx'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Empty } from '../../web/kit/Empty.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import type { readArea } from './area.queries.ts'
import { BEIJING, LEVELS, REGION } from './area.terms.ts'
import { Revise } from './revision.screen.tsx'
import './areaTree.css'

type AreaView = Awaited<ReturnType<typeof readArea>>

interface Node {
  readonly key: string
  readonly title: string
  readonly isLeaf: boolean
  readonly children?: Node[]
}

interface Found {
  readonly code: string
  readonly name: string
  readonly level: string
}

const nodeOf = (a: Found): Node => ({ key: a.code, title: a.name, isLeaf: a.level === 'village' })

const grown = (nodes: readonly Node[], code: string, children: Node[]): Node[] =>
  nodes.map(n =>
    n.key === code
      ? { ...n, children }
      : n.children
        ? { ...n, children: grown(n.children, code, children) }
        : n,
  )

export default function AreaTreePage() {
  const { t } = useWords()
  const { may, me } = useMe()
  const { values, set } = useFilters()
  const chosen = values.area
  // After a revision the tree begins anew: it holds names, and areas that may have ended.
  const [revised, setRevised] = useState(0)
  return (
    <Page
      title={t('地区', 'Areas')}
      lead={t(
        '按统计用区划代码逐级排列。更名、合并、拆分按文件登记，旧代码一直能查到新地区。',
        'By the statistical division codes. Renamings, mergers and splits are entered by document; old codes always lead to the new areas.',
      )}
      actions={
        may('area.write') && me ? (
          <Revise
            end={me.acting.areaCode.startsWith('11') ? BEIJING : REGION}
            onDone={() => setRevised(n => n + 1)}
          />
        ) : null
      }
    >
      <div className="area-find">
        <label htmlFor="area-find">{t('按名称查找', 'Find by name')}</label>
        <AreaPicker id="area-find" value={chosen} onChange={area => set({ area })} />
      </div>
      <div className="two area-two">
        <Card title={t('区划', 'Divisions')}>
          <AreaTree key={revised} chosen={chosen} onChoose={area => set({ area })} />
        </Card>
        {chosen ? (
          <One code={chosen} />
        ) : (
          <Card>
            <Empty title={t('在左侧选一个地区。', 'Choose an area at the left.')} />
          </Card>
        )}
      </div>
    </Page>
  )
}

function AreaTree({ chosen, onChoose }: { chosen: string | undefined; onChoose: (code: string) => void }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [nodes, setNodes] = useState<Node[]>([
    { key: REGION, title: t('内蒙古自治区', 'Inner Mongolia'), isLeaf: false },
    { key: BEIJING, title: t('北京市', 'Beijing'), isLeaf: false },
  ])
  const open = async (code: string): Promise<void> => {
    const { rows } = await client.fetchQuery({
      queryKey: ['areas under', code],
      queryFn: () => api<{ rows: Found[] }>(`/api/areas${search({ under: code })}`),
      staleTime: 60_000,
    })
    setNodes(now => grown(now, code, rows.map(nodeOf)))
  }
  return (
    <Tree<Node>
      treeData={nodes}
      selectedKeys={chosen ? [chosen] : []}
      onSelect={keys => {
        if (keys[0]) onChoose(String(keys[0]))
      }}
      loadData={node => open(String(node.key))}
      height={560}
      virtual={false}
    />
  )
}

interface Succession {
  readonly rows: readonly {
    readonly oldCode: string
    readonly newCode: string
    readonly onDate: string
    readonly kind: 'renamed' | 'merged' | 'split'
    readonly source: string
  }[]
}

const KINDS = {
  renamed: { zh: '更名', en: 'renamed' },
  merged: { zh: '合并', en: 'merged' },
  split: { zh: '拆分', en: 'split' },
} as const

function One({ code }: { code: string }) {
  const { t } = useWords()
  const area = useQuery({ queryKey: ['area', code], queryFn: () => api<AreaView>(`/api/areas/${code}`) })
  const became = useQuery({
    queryKey: ['successors', code],
    queryFn: () => api<Succession>(`/api/areas/${code}/successors`),
  })
  if (area.error)
    return (
      <Card>
        <ProblemView error={area.error} retry={() => void area.refetch()} />
        <Became rows={became.data?.rows ?? []} />
      </Card>
    )
  if (!area.data) return <Waiting />
  const a = area.data
  return (
    <Card title={a.name} extra={<To to={`/areas/${code}`}>{t('概况与数字', 'Its figures')}</To>}>
      <dl className="facts">
        <div>
          <dt>{t('代码', 'Code')}</dt>
          <dd>{a.code}</dd>
        </div>
        <div>
          <dt>{t('层级', 'Level')}</dt>
          <dd>
            {t(LEVELS[a.level as keyof typeof LEVELS])}{' '}
            {a.invented ? <Tag>{t('示例', 'invented')}</Tag> : null}
          </dd>
        </div>
        <div>
          <dt>{t('上级', 'Above')}</dt>
          <dd>{a.ancestors.map(u => u.name).join(' ') || '—'}</dd>
        </div>
        <div>
          <dt>{t('下级', 'Parts')}</dt>
          <dd>{t(`${a.children.length} 个`, `${a.children.length}`)}</dd>
        </div>
      </dl>
      <Became rows={became.data?.rows ?? []} />
    </Card>
  )
}

/** 沿革: from which code to which, when and by what. */
function Became({ rows }: Succession) {
  const { t } = useWords()
  return (
    <section className="became">
      <h3>{t('沿革', 'What became of it')}</h3>
      {rows.length ? (
        <ul className="list">
          {rows.map(r => (
            <li key={`${r.oldCode}${r.newCode}${r.onDate}`}>
              <span>
                {t(KINDS[r.kind])} {r.oldCode === r.newCode ? '' : `${r.oldCode} → ${r.newCode}`}
              </span>
              <span className="soft small">
                <Day on={r.onDate} /> · {r.source}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="soft">{t('没有更名、合并或拆分的登记。', 'Not renamed, merged or split on record.')}</p>
      )}
    </section>
  )
}
