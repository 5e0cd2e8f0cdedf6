/** The people of a household with their dated membership: who is in it now, and who has left, when and why. */
import { Button, Dropdown } from 'antd'
import dayjs from 'dayjs'
import { Card } from '../../web/kit/Card.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { useUndo } from '../../web/kit/undo.tsx'
import { useWords } from '../../web/lang.tsx'
import { useAct } from './acts.part.tsx'
import { conditionAct } from './condition.act.ts'
import { gone, pathOf, present } from './dossier.part.tsx'
import type { Dossier, DossierMember } from './dossier.part.tsx'
import { ETHNICITIES } from './ethnicity.terms.ts'
import { addMemberAct, correctMemberAct, leavingAct } from './member.act.ts'
import { JOINED, LEFT } from './membership.terms.ts'
import { EDUCATION, HEALTH, LABOUR, SCHOOLING, SEXES } from './person.terms.ts'
import { RELATIONS } from './relation.terms.ts'
import { Masked } from './reveal.part.tsx'
import { wordOf, wordsOfCodes } from './term.word.ts'

interface Props {
  readonly data: Dossier
  readonly writes: boolean
}

export function MemberTable({ data, writes }: Props) {
  const { t } = useWords()
  const begin = useAct()
  const here = present(data)
  return (
    <Card
      title={t(`家庭成员（${here.length} 人）`, `Members (${here.length})`)}
      extra={
        writes ? (
          <span className="links">
            <Button size="small" onClick={() => begin(addMemberAct(data))}>
              {t('增加成员', 'Add a member')}
            </Button>
            {here.length ? (
              <Button size="small" onClick={() => begin(conditionAct(data))}>
                {t('登记成员情况', 'Record condition')}
              </Button>
            ) : null}
          </span>
        ) : null
      }
    >
      {here.length ? (
        <People data={data} people={here} writes={writes} />
      ) : (
        <p className="soft">{t('本户已没有成员。', 'Nobody is left in the household.')}</p>
      )}
      <Gone data={data} writes={writes} />
    </Card>
  )
}

/** Full years on the day; only the year of birth is known to some readers. */
function ageOf(birthOn: string): number {
  return dayjs().diff(dayjs(birthOn.length === 4 ? `${birthOn}-12-31` : birthOn), 'year')
}

function People({ data, people, writes }: Props & { people: readonly DossierMember[] }) {
  const { t } = useWords()
  const head = [
    t('姓名', 'Name'),
    t('与户主关系', 'Relation'),
    t('性别、出生', 'Sex, born'),
    t('证件号码', 'Id number'),
    t('文化、在校', 'Education'),
    t('健康', 'Health'),
    t('劳动技能', 'Labour'),
    t('加入', 'Joined'),
  ]
  return (
    <div className="scroll">
      <table className="sheet cards">
        <thead>
          <tr>
            {head.map(x => (
              <th key={x}>{x}</th>
            ))}
            {writes ? <th className="no-print">{t('办理', 'Actions')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {people.map(m => (
            <tr key={m.membershipId}>
              <td data-label={head[0]}>
                <b>{m.name}</b>
              </td>
              <td data-label={head[1]}>{t(wordOf(RELATIONS, m.relation)) || '—'}</td>
              <td data-label={head[2]}>
                <Born member={m} />
              </td>
              <td data-label={head[3]}>
                <Masked path={pathOf(data)} field="idNumber" personId={m.id} masked={m.idMasked} />
              </td>
              <td data-label={head[4]}>
                {[
                  t(wordOf(EDUCATION, m.condition?.education)),
                  m.condition?.schooling === 'none' ? '' : t(wordOf(SCHOOLING, m.condition?.schooling)),
                ]
                  .filter(Boolean)
                  .join(t('，', ', ')) || '—'}
              </td>
              <td data-label={head[5]}>{t(wordsOfCodes(HEALTH, m.condition?.health)) || '—'}</td>
              <td data-label={head[6]}>
                <Labour member={m} />
              </td>
              <td data-label={head[7]}>
                <Day on={m.joinedOn} />
                <span className="soft small"> {t(wordOf(JOINED, m.joinedReason))}</span>
              </td>
              {writes ? (
                <td className="no-print">
                  <MemberActs data={data} member={m} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Born({ member: m }: { member: DossierMember }) {
  const { t } = useWords()
  if (!m.sex && !m.birthOn) return '—'
  return (
    <span>
      {[t(wordOf(SEXES, m.sex)), m.birthOn ? t(`${ageOf(m.birthOn)} 岁`, `${ageOf(m.birthOn)}`) : '']
        .filter(Boolean)
        .join(t('，', ', '))}
      <span className="soft small">
        {' '}
        {m.birthOn ? m.birthOn.length === 4 ? m.birthOn : <Day on={m.birthOn} /> : null}
      </span>
      <span className="soft small"> {t(wordOf(ETHNICITIES, m.ethnicity))}</span>
    </span>
  )
}

function Labour({ member }: { member: DossierMember }) {
  const { t } = useWords()
  const { labour, monthsWorked } = member.condition ?? {}
  const words = t(wordOf(LABOUR, labour))
  const months =
    typeof monthsWorked === 'number' && monthsWorked > 0
      ? t(`务工 ${monthsWorked} 个月`, `${monthsWorked} months of work`)
      : ''
  return <span>{[words, months].filter(Boolean).join(t('，', ', ')) || '—'}</span>
}

function MemberActs({ data, member }: { data: Dossier; member: DossierMember }) {
  const { t } = useWords()
  const begin = useAct()
  const undo = useUndo()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'correct',
            label: t('更正', 'Correct'),
            onClick: () => begin(correctMemberAct(data, member)),
          },
          {
            key: 'leave',
            label: t('成员减少', 'Leaves the household'),
            onClick: () => begin(leavingAct(data, member, undo)),
          },
        ],
      }}
    >
      <Button size="small" aria-label={t(`办理：${member.name}`, `Actions: ${member.name}`)}>
        {t('办理', 'Actions')}
      </Button>
    </Dropdown>
  )
}

function Gone({ data, writes }: Props) {
  const { t } = useWords()
  const people = gone(data)
  if (!people.length) return null
  return (
    <details className="gone">
      <summary>{t(`已减少 ${people.length} 人`, `${people.length} have left`)}</summary>
      <ul className="list">
        {people.map(m => (
          <li key={m.membershipId}>
            <span>
              {m.name} <span className="soft">{t(wordOf(RELATIONS, m.relation))}</span>
            </span>
            <span>
              <Day on={m.joinedOn} /> — <Day on={m.leftOn} /> {t(wordOf(LEFT, m.leftReason))}{' '}
              {writes && !present(data).some(p => p.id === m.id) ? (
                <Confirm
                  label={{ zh: '恢复', en: 'Undo' }}
                  title={{ zh: `恢复成员：${m.name}？`, en: `Undo the leaving of ${m.name}?` }}
                  lead={t('减少登记有误时使用。', 'For a leaving that was recorded by mistake.')}
                  button={{ size: 'small', type: 'link' }}
                  order={() => ({ to: `${pathOf(data)}/members/${m.id}/return` })}
                  done={{ zh: '已恢复', en: 'Undone' }}
                />
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
