/** 文件登记簿: what facts cite as their evidence. */
import { PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { Day } from '../../web/kit/Day.tsx'
import { DocumentDrawer } from '../../web/kit/DocumentDrawer.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import type { DocumentRow } from './document.reply.ts'
import { DOCUMENT_KINDS } from './document.terms.ts'
import { DOCUMENT_COLUMNS as W } from './document.words.ts'

const KindName = ({ kind }: { kind: DocumentRow['kind'] }) => <>{useWords().t(DOCUMENT_KINDS[kind])}</>

const COLUMNS: readonly Column<DocumentRow>[] = [
  {
    key: 'title',
    title: W.title,
    show: r => <To to={`/documents/${r.county}/${r.id}`}>{r.title}</To>,
  },
  { key: 'number', title: W.number, nowrap: true, show: r => r.number ?? <span className="soft">—</span> },
  { key: 'kind', title: W.kind, nowrap: true, show: r => <KindName kind={r.kind} /> },
  { key: 'issuer', title: W.issuer, show: r => r.issuer },
  {
    key: 'issuedOn',
    title: W.issuedOn,
    nowrap: true,
    show: r => <Day on={r.issuedOn} precision={r.issuedPrecision} />,
  },
  { key: 'areaName', title: W.areaName, nowrap: true, show: r => r.areaName ?? r.areaCode },
  { key: 'source', title: W.source, optional: true, show: r => r.source },
  { key: 'fileName', title: W.fileName, show: r => <FileLink row={r} /> },
]

export function FileLink({ row }: { row: Pick<DocumentRow, 'county' | 'fileId' | 'fileName'> }) {
  const { t } = useWords()
  if (!row.fileId) return <span className="soft">{t('未上传', 'none')}</span>
  return (
    <a href={`/api/files/${row.county}/${row.fileId}`} download>
      <PaperClipOutlined aria-hidden="true" /> {row.fileName ?? t('下载', 'Download')}
    </a>
  )
}

export default function DocumentPage() {
  const { t } = useWords()
  const { may } = useMe()
  return (
    <Page
      title={t('文件登记簿', 'Documents')}
      lead={t(
        '资金、退出、结对等记录所依据的文件：文号、标题、发文机关、日期和扫描件。',
        'What funds, exits and other facts rest on: number, title, issuer, date and scan.',
      )}
      actions={may('document.write') ? <Register /> : null}
    >
      <Ledger<DocumentRow>
        path="/api/documents"
        export="/api/exports/documents"
        rowKey={r => `${r.county}/${r.id}`}
        filters={[
          { key: 'q', title: { zh: '文号或标题', en: 'Number or title' } },
          { key: 'kind', title: W.kind, options: choices(DOCUMENT_KINDS) },
          { key: 'area', title: W.areaName, kind: 'area' },
        ]}
        empty={{
          title: {
            zh: '还没有登记文件。登记后，各项记录可以引用它。',
            en: 'No document is registered. Once it is, records can cite it.',
          },
          example: {
            zh: '内政字〔2020〕33号，退出公告，内蒙古自治区人民政府',
            en: '内政字〔2020〕33号, exit announcement, 内蒙古自治区人民政府',
          },
          ...(may('document.write') ? { action: <Register /> } : {}),
        }}
        columns={COLUMNS}
      />
    </Page>
  )
}

function Register() {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('登记文件', 'Register a document')}
      </Button>
      <DocumentDrawer open={open} onClose={() => setOpen(false)} />
    </>
  )
}
