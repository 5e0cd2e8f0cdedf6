/** One project from top to bottom: what it is, its gates and what they wait for, its money, what it left and for whom. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../../web/api.ts'
import { FindingsNote } from '../../web/finding/FindingsNote.tsx'
import { HistoryCard } from '../../web/kit/HistoryCard.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { AssetCard } from './assetCard.part.tsx'
import { ChangeCard } from './change.part.tsx'
import type { Detail } from './detail.part.tsx'
import { GateCard } from './gateCard.part.tsx'
import { LIBRARY_STATES } from './library.terms.ts'
import { LinkageCard } from './linkageCard.part.tsx'
import { MoneyCard } from './money.part.tsx'
import { ProgressCard } from './progress.part.tsx'
import { ProjectActions } from './projectAct.part.tsx'
import { ProjectFacts } from './projectFacts.part.tsx'
import { Overdue } from './projectRow.part.tsx'
import './project.css'

export default function ProjectViewPage() {
  const { t } = useWords()
  const { county, id } = useParams({ strict: false }) as { county: string; id: string }
  const { data, error, refetch } = useQuery({
    queryKey: ['project', county, id],
    queryFn: () => api<Detail>(`/api/projects/${county}/${id}`),
  })
  const list = { to: '/projects', label: t('项目台账', 'Projects') }
  if (!data)
    return (
      <Page title={t('项目', 'Project')} crumbs={[list]}>
        {error ? <ProblemView error={error} retry={() => void refetch()} /> : <Waiting count={3} />}
      </Page>
    )
  const p = data.project
  return (
    <Page
      name={p.name}
      title={
        <>
          {p.name} {data.library.state ? <Tag>{t(LIBRARY_STATES[data.library.state])}</Tag> : null}
          {data.overdueSince ? <Overdue since={data.overdueSince} /> : null}
        </>
      }
      crumbs={[
        list,
        { to: `/projects?area=${county}`, label: data.names.county ?? county },
        ...(p.areaCode === county
          ? []
          : [{ to: `/areas/${p.areaCode}`, label: data.names.area ?? p.areaCode }]),
      ]}
      actions={<ProjectActions data={data} />}
    >
      {p.retractedAt ? (
        <p className="note">
          {t(
            '项目已撤回，仅供查阅，不计入任何数字。',
            'Withdrawn; kept for reference, counted in no figure.',
          )}
        </p>
      ) : null}
      {p.retractedAt ? null : <FindingsNote type="project" county={county} id={id} />}
      <GateCard data={data} />
      <div className="two">
        <div className="stack">
          <MoneyCard data={data} />
          <ProgressCard data={data} />
          <LinkageCard data={data} />
          <AssetCard data={data} />
          <ChangeCard data={data} />
        </div>
        <div className="stack">
          <ProjectFacts data={data} />
        </div>
      </div>
      <HistoryCard path={`/api/records/project/${county}/${id}`} />
    </Page>
  )
}
