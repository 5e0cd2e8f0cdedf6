/** A possible duplicate: the two people side by side, where they differ marked, and the decision. */
import { Button } from 'antd'
import { useState } from 'react'
import { useCommand } from '../../web/kit/command.ts'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Moment } from '../../web/kit/Moment.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useUndo } from '../../web/kit/undo.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import type { Json } from '../../web/api.ts'
import type { DuplicateCase, Side } from './duplicate.reply.ts'
import { SEXES } from './person.terms.ts'
import { RELATIONS } from './relation.terms.ts'
import { wordOf } from './term.word.ts'

export type Case = Json<DuplicateCase>
type Person = Json<Side>

const REASONS = {
  same_id: { zh: '证件号码相同', en: 'The same id number' },
  same_name_birth_village: { zh: '姓名、出生日期、嘎查村相同', en: 'The same name, birth and village' },
} as const

export const CASE_STATES = {
  open: { zh: '待判定', en: 'to decide' },
  merged: { zh: '已合并', en: 'merged' },
  different: { zh: '不是同一人', en: 'different people' },
} as const

export function DuplicateView({ case: c }: { case: Case }) {
  const { t } = useWords()
  const { may } = useMe()
  const other = 'bannerName' in c.right ? null : c.right
  return (
    <article className="duplicate">
      <header>
        <b>{t(REASONS[c.reason])}</b>
        <Tag tone={c.state === 'open' ? 'warn' : 'plain'}>{t(CASE_STATES[c.state])}</Tag>
        <span className="soft small">
          {t('发现于', 'found')} <Moment at={c.foundAt} />
        </span>
      </header>
      <Sides one={c.left} other={other} banner={'bannerName' in c.right ? c.right.bannerName : null} />
      {c.note ? (
        <p className="soft">
          {t('判定说明：', 'Said: ')}
          {c.note}
        </p>
      ) : null}
      {may('household.merge') ? <Decision case={c} one={c.left} other={other} /> : null}
    </article>
  )
}

interface SidesProps {
  readonly one: Person | null
  readonly other: Person | null
  readonly banner: string | null
}

function Sides({ one, other, banner }: SidesProps) {
  const { t } = useWords()
  const rows: [string, (p: Person) => React.ReactNode, (p: Person) => unknown][] = [
    [t('姓名', 'Name'), p => (p.link ? <To to={p.link}>{p.name}</To> : p.name), p => p.name],
    [t('与户主关系', 'Relation'), p => t(wordOf(RELATIONS, p.relation)) || '—', p => p.relation],
    [t('性别', 'Sex'), p => t(wordOf(SEXES, p.sex)) || '—', p => p.sex],
    [t('出生日期', 'Born'), p => <Day on={p.birthOn} />, p => p.birthOn],
    [t('证件号码', 'Id number'), p => p.idMasked ?? '—', p => p.idMasked],
    [t('嘎查村', 'Village'), p => p.areaName ?? '—', p => p.areaName],
    [t('户编号', 'Household code'), p => p.householdCode ?? '—', p => p.householdCode],
  ]
  const hidden = banner
    ? t(`在${banner}登记，不在您的范围内`, `on file in ${banner}, outside your scope`)
    : '—'
  return (
    <table className="sheet duplicate-sides">
      <thead>
        <tr>
          <th>
            <span className="sr">{t('项目', 'Field')}</span>
          </th>
          <th>
            {t('甲', 'First')}
            {one?.withdrawn ? t('（已撤下）', ' (withdrawn)') : ''}
          </th>
          <th>
            {t('乙', 'Second')}
            {other?.withdrawn ? t('（已撤下）', ' (withdrawn)') : ''}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, show, value], i) => {
          const differs = one !== null && other !== null && value(one) !== value(other)
          return (
            <tr key={label} className={differs ? 'differs' : ''}>
              <th scope="row">{label}</th>
              <td>{one ? show(one) : '—'}</td>
              {other ? (
                <td>
                  {show(other)}
                  {differs ? <span className="sr">{t('（不同）', ' (differs)')}</span> : null}
                </td>
              ) : i === 0 ? (
                <td rowSpan={rows.length} className="soft">
                  {hidden}
                </td>
              ) : null}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface DecisionProps {
  readonly case: Case
  readonly one: Person | null
  readonly other: Person | null
}

function Decision({ case: c, one, other }: DecisionProps) {
  const { t } = useWords()
  const undo = useUndo()
  const to = `/api/duplicates/${c.county}/${c.id}`
  const back = { to: `${to}/undo` }
  if (c.state !== 'open') return <Reopen order={back} merged={c.state === 'merged'} />
  const merge = (keep: Person, side: 'one' | 'other') => (
    <Confirm
      label={
        side === 'one'
          ? { zh: '同一人，保留甲', en: 'The same: keep the first' }
          : { zh: '同一人，保留乙', en: 'The same: keep the second' }
      }
      title={{ zh: '合并为一人？', en: 'Merge into one?' }}
      lead={t(
        `保留${keep.areaName ?? ''}的${keep.name}；另一条记录并入，不再单独计数。可以撤销。`,
        `${keep.name} of ${keep.areaName ?? ''} stays; the other record is merged into it and no longer counted. It can be undone.`,
      )}
      reason="required"
      reasonTitle={{ zh: '判定说明', en: 'How this was found out' }}
      order={note => ({
        to: `${to}/decide`,
        body: { decision: 'merged', keep: keep.personId, note: note ?? '' },
      })}
      done={null}
      onDone={() => undo({ zh: '已合并为一人。', en: 'Merged into one.' }, back)}
    />
  )
  return (
    <div className="duplicate-acts">
      {one && other && one.county === other.county ? (
        <>
          {merge(one, 'one')}
          {merge(other, 'other')}
        </>
      ) : (
        <span className="soft small">
          {t(
            '另一方在其他旗县，请与对方协商由一方撤回或迁移。',
            'The other one is on another banner’s file: agree which of the two withdraws or moves.',
          )}
        </span>
      )}
      <Confirm
        label={{ zh: '不是同一人', en: 'Different people' }}
        title={{ zh: '判定为不是同一人？', en: 'Decide that they are different people?' }}
        lead={t('以后不再列入疑似重复，可以撤销。', 'They are not listed again; it can be undone.')}
        reason="required"
        reasonTitle={{ zh: '判定说明', en: 'How this was found out' }}
        order={note => ({ to: `${to}/decide`, body: { decision: 'different', note: note ?? '' } })}
        done={null}
        onDone={() => undo({ zh: '已判定为不是同一人。', en: 'Decided: different people.' }, back)}
      />
    </div>
  )
}

function Reopen({ order, merged }: { order: { to: string }; merged: boolean }) {
  const { t } = useWords()
  const { send, busy } = useCommand()
  const [error, setError] = useState<unknown>(null)
  return (
    <div className="duplicate-acts">
      <Button loading={busy} onClick={() => void send(order).then(() => setError(null), setError)}>
        {merged ? t('撤销合并', 'Undo the merge') : t('撤销判定', 'Undo the decision')}
      </Button>
      {error ? <ProblemView error={error} /> : null}
    </div>
  )
}
