/** What the project is: §5.3 of the library's form, who it is for, and what it should achieve. */
import type { ReactNode } from 'react'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Word } from '../../kernel/words.ts'
import type { Detail } from './detail.part.tsx'
import { LIBRARY_STEPS } from './library.terms.ts'
import { CATEGORIES, NATURES, TARGET_GROUPS } from './project.terms.ts'
import { PROJECT_COLUMNS as P } from './project.words.ts'
import { TargetActions } from './target.part.tsx'

export function ProjectFacts({ data }: { data: Detail }) {
  const { t } = useWords()
  const p = data.project
  const people = (all: number | null, poor: number | null, zh: string, en: string): string | null =>
    all === null
      ? null
      : `${all} ${t(zh, en)}${poor === null ? '' : t(`，其中建档立卡 ${poor}`, `, registered ${poor}`)}`
  return (
    <>
      <Card title={t('项目概况', 'The project')}>
        <dl className="facts one">
          <Fact label={P.category}>{t(CATEGORIES[p.category])}</Fact>
          <Fact label={P.nature}>{t(NATURES[p.nature])}</Fact>
          <Fact label={P.areaName}>
            <EndTag side="receiver" to={`/areas/${p.areaCode}`}>
              {data.names.area ?? p.areaCode}
            </EndTag>
          </Fact>
          <Fact label={{ zh: '结对区', en: 'Paired district' }}>
            {p.districtCode ? (
              <EndTag side="giver" to={`/areas/${p.districtCode}`}>
                {data.names.district ?? p.districtCode}
              </EndTag>
            ) : null}
          </Fact>
          <Fact label={P.content}>{p.content}</Fact>
          <Fact label={P.scale}>{p.scale}</Fact>
          <Fact label={{ zh: '计划时间', en: 'Planned' }}>
            {p.plannedFrom || p.plannedTo ? (
              <>
                <Day on={p.plannedFrom} precision="month" /> — <Day on={p.plannedTo} precision="month" />
              </>
            ) : null}
          </Fact>
          <Fact label={P.unit}>{p.unit}</Fact>
          <Fact label={P.head}>{p.head}</Fact>
          <Fact label={{ zh: '受益对象（计划）', en: 'For whom (plan)' }}>
            {[
              people(p.households, p.registeredHouseholds, '户', 'households'),
              people(p.people, p.registeredPeople, '人', 'people'),
            ]
              .filter(Boolean)
              .join(t('；', '; ')) || null}
          </Fact>
          <Fact label={P.participation}>{p.participation}</Fact>
          <Fact label={P.mechanism}>{p.mechanism}</Fact>
          <Fact label={P.code}>{p.code}</Fact>
        </dl>
      </Card>
      <Card title={t('入库过程', 'Through the library')}>
        <ol className="history">
          {data.steps.map(s => (
            <li key={s.id}>
              <b>{t(LIBRARY_STEPS[s.step])}</b>
              {s.year ? <span className="soft small"> {t(`${s.year} 年度`, `for ${s.year}`)}</span> : null}{' '}
              <span className="soft small">
                <Day on={s.onDate} />
              </span>{' '}
              {s.documentId ? (
                <To className="small" to={`/documents/${s.documentCounty}/${s.documentId}`}>
                  {t('文件', 'Document')}
                </To>
              ) : null}
              {s.note ? <div className="small">{s.note}</div> : null}
            </li>
          ))}
        </ol>
      </Card>
      <Targets data={data} />
    </>
  )
}

export function Fact({ label, children }: { label: Word; children: ReactNode }) {
  const { t } = useWords()
  if (children === null || children === undefined || children === '') return null
  return (
    <div>
      <dt>{t(label)}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** 绩效目标: what was to be achieved, and what was. */
function Targets({ data }: { data: Detail }) {
  const { t } = useWords()
  return (
    <Card title={t('绩效目标', 'Performance')} extra={<TargetActions data={data} />}>
      {data.targets.length ? (
        <ul className="list">
          {data.targets.map(x => (
            <li key={x.id}>
              <span>
                {x.name} <span className="soft small">{t(TARGET_GROUPS[x.group])}</span>
              </span>
              <span className="nowrap">
                {t('目标', 'target')} {Number(x.target)} {x.unit}
                {x.achieved === null ? '' : `，${t('完成', 'achieved')} ${Number(x.achieved)}`}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="soft">{t('还没有设定绩效目标。', 'No target is set.')}</p>
      )}
    </Card>
  )
}

export const Yuan = ({ fen }: { fen: string | null }) => {
  const { t } = useWords()
  return (
    <>
      <Money fen={fen} /> {t('元', 'yuan')}
    </>
  )
}
