/** What the household waits for, its next step as one button, and everything else that can be done to it. */
import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { useUndo } from '../../web/kit/undo.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { useAct } from './acts.part.tsx'
import type { Act } from './acts.part.tsx'
import { checkAct, conditionAct } from './condition.act.ts'
import { pathOf } from './dossier.part.tsx'
import type { Dossier } from './dossier.part.tsx'
import { causeAct, correctionAct, mergeAct, moveAct, withdrawAct } from './household.act.ts'
import { incomeAct } from './income.act.ts'
import { addMemberAct } from './member.act.ts'
import { nextEvent, statusAct } from './status.act.ts'

/** The last year that is over has no statement of income. */
const incomeMissing = (d: Dossier): boolean =>
  d.household.state !== 'closed' && !d.income.some(y => y.year === d.incomeYear && y.lines.length > 0)

export function HouseholdActs({ data }: { data: Dossier }) {
  const { may } = useMe()
  const h = data.household
  if (h.movedToCounty) return null
  if (h.retractedAt) return <Back data={data} />
  if (!may('household.write')) return may('household.move') ? <Move data={data} /> : null
  return <All data={data} />
}

function All({ data }: { data: Dossier }) {
  const { t } = useWords()
  const { me, may } = useMe()
  const begin = useAct()
  const undo = useUndo()
  const next = nextEvent(data)
  const item = (act: Act, danger = false) => ({
    key: act.key,
    label: t(act.title),
    danger,
    onClick: () => begin(act),
  })
  const items = [
    item(correctionAct(data)),
    item(addMemberAct(data)),
    item(conditionAct(data)),
    item(incomeAct(data, data.incomeYear)),
    item(causeAct(data)),
    item(checkAct(data)),
    ...(data.allowedEvents.length ? [item(statusAct(data, undefined, undo))] : []),
    { type: 'divider' as const },
    ...(may('household.move') ? [item(moveAct(data, me?.acting.areaCode))] : []),
    ...(may('household.merge') ? [item(mergeAct(data, undo))] : []),
    item(withdrawAct(data, undo), true),
  ]
  return (
    <>
      {next ? (
        <Button type="primary" onClick={() => begin(statusAct(data, next.kind, undo))}>
          {t(next.words)}
        </Button>
      ) : incomeMissing(data) ? (
        <Button type="primary" onClick={() => begin(incomeAct(data, data.incomeYear))}>
          {t(`登记 ${data.incomeYear} 年收入`, `Record the income of ${data.incomeYear}`)}
        </Button>
      ) : null}
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button>
          {t('办理', 'Actions')} <DownOutlined aria-hidden="true" />
        </Button>
      </Dropdown>
    </>
  )
}

function Move({ data }: { data: Dossier }) {
  const { t } = useWords()
  const { me } = useMe()
  const begin = useAct()
  return (
    <Button onClick={() => begin(moveAct(data, me?.acting.areaCode))}>
      {t('整户迁移', 'Move the household')}
    </Button>
  )
}

/** A withdrawal, or a merge, is taken back by whoever may make it. */
function Back({ data }: { data: Dossier }) {
  const { t } = useWords()
  const { may } = useMe()
  const merged = data.household.mergedIntoId !== null
  if (!may(merged ? 'household.merge' : 'household.write')) return null
  return (
    <Confirm
      label={merged ? { zh: '撤销合并', en: 'Undo the merge' } : { zh: '恢复户记录', en: 'Restore' }}
      title={merged ? { zh: '撤销合并？', en: 'Undo the merge?' } : { zh: '恢复户记录？', en: 'Restore?' }}
      lead={t('恢复后重新计入数字。', 'It counts in the figures again.')}
      button={{ type: 'primary' }}
      order={() => ({ to: `${pathOf(data)}/${merged ? 'unmerge' : 'restore'}` })}
      done={{ zh: '已恢复', en: 'Restored' }}
    />
  )
}

/** What is still to be done, in words: the procedure's next step with the document it needs, and what is missing. */
export function Waits({ data, writes }: { data: Dossier; writes: boolean }) {
  const { t } = useWords()
  const next = nextEvent(data)
  const open = data.duplicates.filter(c => c.state === 'open').length
  const waits = [
    next
      ? t(
          `下一步：${next.words.zh}${next.document ? `，需${next.document}` : ''}`,
          `Next: ${next.words.en}${next.document ? `, needs ${next.document}` : ''}`,
        )
      : '',
    incomeMissing(data)
      ? t(`${data.incomeYear} 年收入未登记`, `The income of ${data.incomeYear} is missing`)
      : '',
    data.checks.length ? '' : t('两不愁三保障未核查', 'Living conditions are not checked'),
    data.causes.length ? '' : t('致贫原因未登记', 'No cause is stated'),
    open ? t(`${open} 条疑似重复待判定`, `${open} possible duplicates to decide`) : '',
  ].filter(Boolean)
  if (!writes || !waits.length) return null
  return (
    <ul className="waits" aria-label={t('待办', 'To do')}>
      {waits.map(w => (
        <li key={w}>{w}</li>
      ))}
    </ul>
  )
}
