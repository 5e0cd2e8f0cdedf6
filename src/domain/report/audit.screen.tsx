import { useState } from 'react'
import { api } from '../../web/api.ts'
import { useWords } from '../../web/lang.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import type { Word } from '../../kernel/words.ts'
import { COMMANDS } from './command.words.ts'

interface Row {
  county: string
  seq: string
  at: string
  userName: string
  roleWords: Word | null
  command: string
  areaCode: string
  rowCount: number
}

/** Who did what, when; and whether the chain of lines still holds. */
export default function AuditPage() {
  const { t } = useWords()
  const [said, setSaid] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const verify = async (): Promise<void> => {
    await api<{ rows: { county: string; lines: number; brokenAt: string | null }[] }>('/api/audit/verify', {
      body: {},
    }).then(({ rows }) => {
      const broken = rows.filter(r => r.brokenAt !== null)
      setSaid(
        broken.length
          ? t(
              `${broken.map(r => r.county).join('、')} 的记录链不完整`,
              `broken: ${broken.map(r => r.county).join(', ')}`,
            )
          : t(`${rows.length} 条记录链完好`, `${rows.length} chains are whole`),
      )
    }, setError)
  }
  return (
    <Page
      title={t('操作记录', 'Audit trail')}
      actions={
        <button type="button" className="plain" onClick={() => void verify()}>
          {t('校验记录链', 'Verify the chains')}
        </button>
      }
    >
      {said ? <p role="status">{said}</p> : null}
      {error ? <ProblemView error={error} /> : null}
      <Ledger<Row>
        path="/api/audit"
        rowKey={r => `${r.county}${r.seq}`}
        filters={[
          { key: 'county', title: { zh: '旗县代码', en: 'County code' } },
          { key: 'user', title: { zh: '人员', en: 'User' } },
        ]}
        empty={{ zh: '还没有操作记录。', en: 'Nothing was done yet.' }}
        columns={[
          { key: 'at', title: { zh: '时间', en: 'Time' }, show: r => new Date(r.at).toLocaleString() },
          { key: 'user', title: { zh: '人员', en: 'User' }, show: r => r.userName },
          { key: 'role', title: { zh: '岗位', en: 'Post' }, show: r => t(r.roleWords) },
          {
            key: 'command',
            title: { zh: '事项', en: 'What' },
            show: r => t(COMMANDS[r.command] ?? { zh: r.command, en: r.command }),
          },
          { key: 'area', title: { zh: '地区', en: 'Area' }, show: r => r.areaCode },
          { key: 'rows', title: { zh: '行数', en: 'Rows' }, number: true, show: r => r.rowCount },
        ]}
      />
    </Page>
  )
}
