/** A batch: what it would write, what is wrong where, and the decision; afterwards its result, for good. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { Progress } from 'antd'
import { Card } from '../../web/kit/Card.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { Moment } from '../../web/kit/Moment.tsx'
import { ListLinks } from '../../web/ledger/ListLinks.tsx'
import { exactly } from '../../web/kit/number.ts'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { isRunning, TONES, useBatch } from './importBatch.part.tsx'
import type { Batch } from './importBatch.part.tsx'
import { BatchColumns } from './importColumns.part.tsx'
import { CommitBar } from './importCommit.part.tsx'
import { BatchProblems } from './importProblem.part.tsx'
import { BatchResult, BatchTotals } from './importResult.part.tsx'
import { VillageQuestions } from './importVillage.part.tsx'
import { ListUpload } from './listUpload.part.tsx'
import './household.css'

export default function ImportBatchPage() {
  const { t } = useWords()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const { data, error, refetch } = useBatch(county, id)
  const crumbs = [{ to: '/import', label: t('名单导入', 'Import a list') }]
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
          <Tag tone={TONES[data.state]}>{t(data.stateWords)}</Tag> {t('上传于', 'uploaded')}{' '}
          <Moment at={data.createdAt} />
          {data.committedAt ? (
            <>
              {t('，提交于', ', committed')} <Moment at={data.committedAt} />
            </>
          ) : null}
          {data.takenBackAt ? (
            <>
              {t('，撤回于', ', taken back')} <Moment at={data.takenBackAt} />
            </>
          ) : null}
        </>
      }
      actions={data.state === 'committed' ? <TakeBack batch={data} /> : null}
    >
      {data.failureWords ? (
        <div className="problem" role="alert">
          <p>{t(data.failureWords)}</p>
        </div>
      ) : null}
      {isRunning(data.state) ? <Running batch={data} /> : null}
      {data.state === 'preview' && data.summary ? <Preview batch={data} /> : null}
      {(data.state === 'committed' || data.state === 'taken_back') && data.summary ? (
        <>
          <BatchResult batch={data} />
          <BatchColumns summary={data.summary} />
        </>
      ) : null}
      {data.state === 'taken_back' || data.state === 'failed' || data.state === 'cancelled' ? (
        <Again batch={data} />
      ) : null}
    </Page>
  )
}

function Preview({ batch }: { batch: Batch }) {
  const summary = batch.summary!
  return (
    <>
      <BatchTotals batch={batch} />
      {summary.villages.length ? <VillageQuestions batch={batch} /> : null}
      <BatchProblems batch={batch} />
      <BatchColumns summary={summary} />
      <CommitBar batch={batch} />
    </>
  )
}

const STEPS = {
  reading: { zh: '正在读取', en: 'Reading' },
  checking: { zh: '正在核对', en: 'Checking' },
  writing: { zh: '正在写入', en: 'Writing' },
} as const

function Running({ batch }: { batch: Batch }) {
  const { t } = useWords()
  const { done = 0, total = null, step } = batch.progress ?? {}
  const words = STEPS[(step ?? 'reading') as keyof typeof STEPS] ?? batch.stateWords
  return (
    <Card title={t(words)}>
      <div className="running" role="status">
        <Progress
          percent={total ? Math.floor((done / total) * 100) : 100}
          status="active"
          showInfo={Boolean(total)}
          aria-label={t(words)}
        />
        <p className="soft">
          {total
            ? t(`${exactly(done)} / ${exactly(total)} 行`, `${exactly(done)} of ${exactly(total)} rows`)
            : t(`已读 ${exactly(done)} 行`, `${exactly(done)} rows so far`)}
          {batch.state === 'committing'
            ? t('。提交一次生效，完成前不显示任何一行。', '. All rows become visible in one step.')
            : ''}
        </p>
        {batch.state === 'reading' ? (
          <Confirm
            label={{ zh: '取消', en: 'Cancel' }}
            title={{ zh: '取消读取？', en: 'Stop reading?' }}
            lead={t(
              '不会写入任何数据，可以重新上传。',
              'Nothing is written; the list can be uploaded again.',
            )}
            order={() => ({ to: `/api/imports/${batch.county}/${batch.id}/cancel` })}
            done={{ zh: '已取消', en: 'Cancelled' }}
          />
        ) : null}
      </div>
    </Card>
  )
}

function TakeBack({ batch }: { batch: Batch }) {
  const { t } = useWords()
  const made = batch.summary?.result
  return (
    <Confirm
      label={{ zh: '撤回本批次', en: 'Take this batch back' }}
      title={{ zh: '撤回本批次？', en: 'Take this batch back?' }}
      danger
      lead={
        <>
          <p>
            {made
              ? t(
                  `本批次登记的 ${exactly(made.households)} 户 ${exactly(made.people)} 人将全部撤销，被它替换的信息恢复原样，数字随之变回。`,
                  `The ${exactly(made.households)} households and ${exactly(made.people)} people of this batch are withdrawn, what it replaced stands again, and the figures move back.`,
                )
              : t(
                  '本批次写入的全部记录将撤销，被它替换的信息恢复原样。',
                  'Everything the batch wrote is withdrawn; what it replaced stands again.',
                )}
          </p>
          <p className="soft">
            {t(
              '批次内的户如已另外办理过业务，则不能整批撤回。',
              'It cannot be taken back as a whole once its households were worked on.',
            )}
          </p>
        </>
      }
      order={() => ({ to: `/api/imports/${batch.county}/${batch.id}/takeBack` })}
      done={{ zh: '已撤回', en: 'Taken back' }}
    />
  )
}

function Again({ batch }: { batch: Batch }) {
  const { t } = useWords()
  const navigate = useNavigate()
  return (
    <Card title={t('重新上传', 'Upload again')} extra={<ListLinks list="national-list" />}>
      <ListUpload
        county={batch.county}
        onSent={at => void navigate({ to: `/import/${at.county}/${at.id}` as '/' })}
      />
    </Card>
  )
}
