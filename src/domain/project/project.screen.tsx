/** 项目台账: every project with where it stands between 立项 and 验收, and its money. */
import { ImportLink } from '../../web/ledger/ImportLink.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { ProposeProject } from './propose.part.tsx'
import { PROJECT_FILTERS, PROJECT_LIST } from './projectRow.part.tsx'
import type { ProjectRow } from './projectRow.part.tsx'
import './project.css'

export default function ProjectPage() {
  const { t } = useWords()
  const { may } = useMe()
  return (
    <Page
      title={t('项目台账', 'Projects')}
      lead={t(
        '项目从村级申报入库，经立项、投资、建设、验收四个环节，每个环节由旗县和结对区双方把关签字。',
        'A project is proposed by the village and passes four gates, each signed by the banner and by the paired district.',
      )}
      actions={
        <>
          {may('project.propose') ? <ProposeProject /> : null}
          <ImportLink list="projects" verb="project.admit" />
        </>
      }
    >
      <Ledger<ProjectRow>
        path="/api/projects"
        export="/api/exports/projects"
        rowKey={r => `${r.county}/${r.id}`}
        filters={PROJECT_FILTERS}
        empty={{
          title: {
            zh: '还没有项目。由嘎查村申报，苏木乡镇审核，旗县审定入库。',
            en: 'No project yet. The village proposes, the township reviews, the banner admits.',
          },
          example: {
            zh: '设施农业大棚，红义村，投资 120 万元，联结 30 户',
            en: 'greenhouses in one village, 1.2 m yuan, 30 households',
          },
        }}
        columns={PROJECT_LIST}
        sum={(_, value) => <Money fen={String(value)} />}
      />
    </Page>
  )
}
