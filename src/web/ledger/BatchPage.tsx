/** A batch of a ledger: each row with the record it became and what else the sheet said; and the way to take it back. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../api.ts'
import { Card } from '../kit/Card.tsx'
import { Confirm } from '../kit/Confirm.tsx'
import { Ledger } from '../kit/Ledger.tsx'
import { Moment } from '../kit/Moment.tsx'
import { Money } from '../kit/Money.tsx'
import { exactly } from '../kit/number.ts'
import { Page } from '../kit/Page.tsx'
import { ProblemView } from '../kit/ProblemView.tsx'
import { To } from '../kit/To.tsx'
import { Waiting } from '../kit/Waiting.tsx'
import { useWords } from '../lang.tsx'
import { BatchState } from './Batches.tsx'
import type { Batch } from './Batches.tsx'
import type { LedgerList } from './ledger.ts'

interface Row {
  readonly rowNo: number
  readonly text: string
  readonly county: string
  readonly recordType: string
  readonly recordId: string
  readonly other: Readonly<Record<string, string>>
}

/** A project has a page of its own. */
const pageOf = (r: Row): string =>
  r.recordType === 'project'
    ? `/projects/${r.county}/${r.recordId}`
    : `/records/${r.recordType}/${r.county}/${r.recordId}`

export default function BatchPage() {
  const { t } = useWords()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const path = `/api/ledgers/batches/${county}/${id}`
  const { data, error, refetch } = useQuery({ queryKey: [path], queryFn: () => api<Batch>(path) })
  const lists = useQuery({
    queryKey: ['/api/ledgers'],
    queryFn: () => api<{ rows: readonly LedgerList[] }>('/api/ledgers'),
    staleTime: Infinity,
  })
  const list = lists.data?.rows.find(l => l.name === data?.list)
  const crumbs = [{ to: '/ledgers', label: t('台账导入', 'Import a ledger') }]
  if (!data)
    return (
      <Page title={t('批次', 'Batch')} crumbs={crumbs}>
        {error ? <ProblemView error={error} retry={() => void refetch()} /> : <Waiting />}
      </Page>
    )
  return (
    <Page
      title={data.fileName}
      crumbs={crumbs}
      lead={
        <>
          <BatchState batch={data} /> {list ? t(list.words) : null} · {data.areaName} · {data.importedBy}{' '}
          <Moment at={data.importedAt} />
        </>
      }
      actions={list?.mayImport && !data.takenBackAt ? <TakeBack batch={data} /> : null}
    >
      <Card className="batch-totals">
        <p className="batch-headline">
          {t(`导入 ${exactly(data.written)} 行，`, `${exactly(data.written)} rows, `)}
          <Money fen={data.sumFen} /> {t('元', 'yuan')}
        </p>
        <p className="soft">
          {t(`表中共 ${exactly(data.rows)} 行。`, `The file has ${exactly(data.rows)} rows. `)}
          {data.unknown.length
            ? t(
                `未读取而保留的列：${data.unknown.join('、')}。`,
                `Columns kept and not read: ${data.unknown.join(', ')}.`,
              )
            : ''}
        </p>
        {data.takenBackAt ? (
          <p className="soft">
            {data.takenBackBy} <Moment at={data.takenBackAt} />{' '}
            {t(`整批撤回：${data.takenBackReason}`, `took it back: ${data.takenBackReason}`)}
          </p>
        ) : null}
      </Card>
      <Ledger<Row>
        path={`${path}/rows`}
        name="/api/ledgers/batches/rows"
        rowKey={r => r.recordId}
        empty={{ zh: '本批次没有记录。', en: 'The batch has no records.' }}
        columns={[
          { key: 'row', title: { zh: '行号', en: 'Row' }, number: true, width: 80, show: r => r.rowNo },
          { key: 'record', title: { zh: '记录', en: 'Record' }, show: r => <To to={pageOf(r)}>{r.text}</To> },
          {
            key: 'other',
            title: { zh: '表中其他列', en: 'Other columns' },
            show: r =>
              Object.entries(r.other)
                .map(([heading, text]) => `${heading}${t('：', ': ')}${text}`)
                .join(t('；', '; ')) || '—',
          },
        ]}
      />
    </Page>
  )
}

function TakeBack({ batch }: { batch: Batch }) {
  const { t } = useWords()
  return (
    <Confirm
      label={{ zh: '整批撤回', en: 'Take the batch back' }}
      title={{ zh: '整批撤回？', en: 'Take the whole batch back?' }}
      danger
      lead={
        <>
          <p>
            {t(
              `本批次的 ${exactly(batch.written)} 行全部撤回，如同没有导入过。`,
              `All ${exactly(batch.written)} rows of the batch go, as if they had not been imported.`,
            )}
          </p>
          <p className="soft">
            {t(
              '其中任何一条导入后又办理过的，不能撤回，并会说明是哪一行。',
              'Where something was done with one of them since, nothing is taken back, and the row is named.',
            )}
          </p>
        </>
      }
      reason="required"
      reasonMin={2}
      order={reason => ({
        to: `/api/ledgers/${batch.list}/batches/${batch.county}/${batch.id}/takeBack`,
        body: { reason },
      })}
      done={{ zh: '已整批撤回', en: 'The batch was taken back' }}
    />
  )
}
