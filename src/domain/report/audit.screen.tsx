/** 操作记录: who did what, when and where; and whether the chains of lines still hold. */
import { Button } from 'antd'
import { api } from '../../web/api.ts'
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Moment } from '../../web/kit/Moment.tsx'
import { exactly } from '../../web/kit/number.ts'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Word } from '../../kernel/words.ts'
import { COMMANDS } from './command.words.ts'

interface Row {
  readonly county: string
  readonly seq: string
  readonly at: string
  readonly userName: string
  readonly roleWords: Word | null
  readonly command: string
  readonly areaCode: string
  readonly subjectType: string | null
  readonly subjectId: string | null
  readonly rowCount: number
}

interface Chain {
  readonly county: string
  readonly lines: number
  readonly brokenAt: string | null
}

/** Records that have a page of their own; a household's is its dossier. */
const OPENS = ['payment', 'allocation', 'appropriation', 'exit', 'document', 'household', 'person']

const linkOf = (r: Row): string | null => {
  if (!r.subjectType || !r.subjectId || !OPENS.includes(r.subjectType)) return null
  return r.subjectType === 'household'
    ? `/households/${r.county}/${r.subjectId}`
    : `/records/${r.subjectType}/${r.county}/${r.subjectId}`
}

export default function AuditPage() {
  const { t } = useWords()
  const { may } = useMe()
  const verify = useMutation({
    mutationFn: () => api<{ rows: Chain[] }>('/api/audit/verify', { body: {} }),
  })
  return (
    <Page
      title={t('操作记录', 'Audit trail')}
      lead={t(
        '每次办理留一行，行行相扣；改动任何一行都会断链。',
        'Every act leaves a line, each holding the one before; a changed line breaks the chain.',
      )}
      actions={
        <Button loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('校验记录链', 'Verify the chains')}
        </Button>
      }
    >
      {verify.error ? <ProblemView error={verify.error} retry={() => verify.mutate()} /> : null}
      {verify.data ? <Verdict chains={verify.data.rows} /> : null}
      <Ledger<Row>
        path="/api/audit"
        {...(may('list.export') ? { export: '/api/exports/audit' } : {})}
        rowKey={r => `${r.county}${r.seq}`}
        filters={[
          { key: 'command', title: { zh: '事项', en: 'What' }, options: choices(COMMANDS) },
          { key: 'user', title: { zh: '人员（姓名全称）', en: 'Person, full name' }, width: 180 },
          { key: 'from', title: { zh: '自', en: 'From' }, kind: 'day' },
          { key: 'to', title: { zh: '至', en: 'To' }, kind: 'day' },
        ]}
        empty={{
          title: {
            zh: '还没有操作记录。登记、确认、导入、导出之后，这里逐条可查。',
            en: 'Nothing was done yet. Registering, confirming, importing and exporting each leave a line here.',
          },
        }}
        columns={[
          {
            key: 'at',
            title: { zh: '时间', en: 'Time' },
            nowrap: true,
            show: r => <Moment at={r.at} />,
          },
          {
            key: 'command',
            title: { zh: '事项', en: 'What' },
            show: r => {
              const words = t(COMMANDS[r.command] ?? { zh: r.command, en: r.command })
              const link = linkOf(r)
              return link ? <To to={link}>{words}</To> : words
            },
          },
          { key: 'user', title: { zh: '人员', en: 'Person' }, show: r => r.userName },
          { key: 'role', title: { zh: '岗位', en: 'Post' }, show: r => t(r.roleWords) },
          {
            key: 'area',
            title: { zh: '地区', en: 'Area' },
            show: r => <AreaName code={r.areaCode} />,
          },
          {
            key: 'rows',
            title: { zh: '涉及行数', en: 'Rows' },
            number: true,
            show: r => exactly(r.rowCount),
          },
          {
            key: 'seq',
            title: { zh: '链上序号', en: 'Place in the chain' },
            optional: true,
            show: r => `${r.county} · ${r.seq}`,
          },
        ]}
      />
    </Page>
  )
}

function AreaName({ code }: { code: string }) {
  const { data } = useQuery({
    queryKey: ['area', code],
    queryFn: () => api<{ name: string }>(`/api/areas/${code}`),
    staleTime: Infinity,
  })
  return <To to={`/areas/${code}`}>{data?.name ?? code}</To>
}

function Verdict({ chains }: { chains: readonly Chain[] }) {
  const { t } = useWords()
  const broken = chains.filter(c => c.brokenAt !== null)
  const lines = chains.reduce((sum, c) => sum + c.lines, 0)
  return (
    <p className={broken.length ? 'problem' : 'note good'} role="status">
      {broken.length ? (
        <>
          {t('链断于：', 'Broken at: ')}
          {broken.map(c => (
            <Tag key={c.county} tone="bad">
              {c.county} · {c.brokenAt}
            </Tag>
          ))}
        </>
      ) : !chains.length ? (
        t('还没有记录，无链可校。', 'There are no lines yet, and no chain to verify.')
      ) : (
        t(
          `${chains.length} 条记录链、${exactly(lines)} 行，全部完好。`,
          `${chains.length} chains, ${exactly(lines)} lines: all whole.`,
        )
      )}
    </p>
  )
}
