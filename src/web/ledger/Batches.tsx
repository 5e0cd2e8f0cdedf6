/** Every batch that came in, newest first, with what became of it. */
import { choices } from '../kit/FilterBar.tsx'
import { Ledger } from '../kit/Ledger.tsx'
import { Moment } from '../kit/Moment.tsx'
import { Money } from '../kit/Money.tsx'
import { exactly } from '../kit/number.ts'
import { Tag } from '../kit/Tag.tsx'
import { To } from '../kit/To.tsx'
import { useWords } from '../lang.tsx'
import type { LedgerList } from './ledger.ts'

export interface Batch {
  readonly county: string
  readonly id: string
  readonly areaName: string | null
  readonly list: string
  readonly fileName: string
  readonly rows: number
  readonly written: number
  readonly sumFen: string
  readonly unknown: readonly string[]
  readonly importedBy: string
  readonly importedAt: string
  readonly takenBackAt: string | null
  readonly takenBackBy: string | null
  readonly takenBackReason: string | null
}

export function BatchState({ batch }: { batch: Batch }) {
  const { t } = useWords()
  return batch.takenBackAt ? (
    <Tag>{t('已撤回', 'Taken back')}</Tag>
  ) : (
    <Tag tone="good">{t('已导入', 'Imported')}</Tag>
  )
}

export function Batches({ lists }: { lists: readonly LedgerList[] }) {
  const { t } = useWords()
  const wordsOf = (name: string): string => {
    const words = lists.find(l => l.name === name)?.words
    return words ? t(words) : name
  }
  return (
    <Ledger<Batch>
      path="/api/ledgers/batches"
      rowKey={r => `${r.county}/${r.id}`}
      filters={[
        {
          key: 'list',
          title: { zh: '台账', en: 'Ledger' },
          options: choices(Object.fromEntries(lists.map(l => [l.name, l.words]))),
          width: 180,
        },
      ]}
      empty={{
        zh: '还没有导入过台账。每次导入是一个批次，导错了可以整批撤回。',
        en: 'No ledger has been imported. Each import is a batch; a wrong one is taken back whole.',
      }}
      columns={[
        {
          key: 'file',
          title: { zh: '文件', en: 'File' },
          show: r => <To to={`/ledgers/${r.county}/${r.id}`}>{r.fileName}</To>,
        },
        { key: 'list', title: { zh: '台账', en: 'Ledger' }, nowrap: true, show: r => wordsOf(r.list) },
        { key: 'area', title: { zh: '单位', en: 'Owner' }, show: r => r.areaName },
        {
          key: 'state',
          title: { zh: '状态', en: 'State' },
          nowrap: true,
          show: r => <BatchState batch={r} />,
        },
        { key: 'written', title: { zh: '导入行', en: 'Rows' }, number: true, show: r => exactly(r.written) },
        {
          key: 'rows',
          title: { zh: '表中行数', en: 'Rows of the file' },
          number: true,
          optional: true,
          show: r => exactly(r.rows),
        },
        {
          key: 'sum',
          title: { zh: '金额（元）', en: 'Sum (yuan)' },
          number: true,
          show: r => <Money fen={r.sumFen} />,
        },
        { key: 'by', title: { zh: '导入人', en: 'By' }, show: r => r.importedBy },
        {
          key: 'at',
          title: { zh: '导入时间', en: 'Imported' },
          nowrap: true,
          show: r => <Moment at={r.importedAt} />,
        },
        {
          key: 'back',
          title: { zh: '撤回时间', en: 'Taken back' },
          optional: true,
          nowrap: true,
          show: r => <Moment at={r.takenBackAt} />,
        },
      ]}
    />
  )
}
