/** 名单导入: where a list is uploaded, and every batch with its result. */
import { useNavigate } from '@tanstack/react-router'
import { Card } from '../../web/kit/Card.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import { useListBanner } from '../../web/kit/listBanner.tsx'
import { Moment } from '../../web/kit/Moment.tsx'
import { ListLinks } from '../../web/ledger/ListLinks.tsx'
import { exactly } from '../../web/kit/number.ts'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Word } from '../../kernel/words.ts'
import { ListUpload } from './listUpload.part.tsx'
import { TONES } from './importBatch.part.tsx'
import type { BatchState } from './import.terms.ts'
import './household.css'

interface Row {
  readonly county: string
  readonly id: string
  readonly fileName: string
  readonly state: BatchState
  readonly stateWords: Word
  readonly rowTotal: number | null
  readonly rowErrors: number | null
  readonly createdAt: string
  readonly committedAt: string | null
  readonly takenBackAt: string | null
}

export default function ImportPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { county, picker } = useListBanner()
  return (
    <Page
      title={t('名单导入', 'Import a list')}
      lead={t(
        '上传全国系统导出的户、人名单，先核对、后提交；提交后可整批撤回。',
        'Upload the national list of households and people: checked first, then committed; a batch can be taken back.',
      )}
    >
      <Card title={t('上传名单', 'Upload a list')} extra={<ListLinks list="national-list" />}>
        {picker}
        <ListUpload
          county={county}
          onSent={at => void navigate({ to: `/import/${at.county}/${at.id}` as '/' })}
        />
      </Card>
      <h2 className="section-title">{t('已上传的批次', 'Batches')}</h2>
      <Ledger<Row>
        path="/api/imports"
        rowKey={r => r.id}
        empty={{
          title: {
            zh: '还没有上传过名单。每次上传是一个批次：先看结果，再决定是否提交。',
            en: 'No list has been uploaded. Each upload is a batch: look at it first, then decide.',
          },
          template: '/api/templates/national-list',
        }}
        columns={[
          {
            key: 'file',
            title: { zh: '文件', en: 'File' },
            show: r => <To to={`/import/${r.county}/${r.id}`}>{r.fileName}</To>,
          },
          {
            key: 'state',
            title: { zh: '状态', en: 'State' },
            nowrap: true,
            show: r => <Tag tone={TONES[r.state]}>{t(r.stateWords)}</Tag>,
          },
          {
            key: 'rows',
            title: { zh: '行数', en: 'Rows' },
            number: true,
            show: r => (r.rowTotal === null ? '—' : exactly(r.rowTotal)),
          },
          {
            key: 'errors',
            title: { zh: '错误行', en: 'With errors' },
            number: true,
            show: r => (r.rowErrors === null ? '—' : exactly(r.rowErrors)),
          },
          {
            key: 'at',
            title: { zh: '上传时间', en: 'Uploaded' },
            nowrap: true,
            show: r => <Moment at={r.createdAt} />,
          },
          {
            key: 'committed',
            title: { zh: '提交时间', en: 'Committed' },
            nowrap: true,
            show: r => <Moment at={r.committedAt} />,
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
    </Page>
  )
}
