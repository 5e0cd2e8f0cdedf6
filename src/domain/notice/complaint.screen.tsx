/** 投诉举报台账: what this office handles or took part in, by when. */
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { RegisterComplaint } from './complaintForm.part.tsx'
import { COMPLAINT_FILTERS, COMPLAINT_LEDGER } from './complaintRow.part.tsx'
import type { ComplaintRow } from './complaintRow.part.tsx'

export default function ComplaintsPage() {
  const { t } = useWords()
  return (
    <Page
      title={t('投诉举报台账', 'Complaints')}
      lead={t(
        '只有办理过的单位能看到；被反映单位看不到。从登记到答复按期办理，不服的由上一级复查。',
        'Seen by the offices that take part, never by the one complained about. Answered by a day; an appeal goes one level up.',
      )}
      actions={
        <>
          <RegisterComplaint />
          <To to="/complaints/statistics">{t('统计', 'Statistics')}</To>
        </>
      }
    >
      <Ledger<ComplaintRow>
        path="/api/complaints"
        export="/api/exports/complaints"
        rowKey={r => `${r.county}/${r.id}`}
        filters={COMPLAINT_FILTERS}
        empty={{
          title: {
            zh: '没有本单位办理的投诉举报。公开页提交的和本单位登记的列在这里。',
            en: 'No complaint is handled here. Those sent from the public page and those registered here are listed.',
          },
          example: {
            zh: '12317 转来：公示的务工补贴与实发不一致，要求核实',
            en: 'By 12317: the allowance that was announced is not what was paid',
          },
        }}
        columns={COMPLAINT_LEDGER}
      />
    </Page>
  )
}
