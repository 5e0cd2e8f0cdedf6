/** 状态时间线: what happened, newest first, each with its document; the last can be taken back. */
import { Button } from 'antd'
import { Card } from '../../web/kit/Card.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useUndo } from '../../web/kit/undo.tsx'
import { useWords } from '../../web/lang.tsx'
import { useAct } from './acts.part.tsx'
import { pathOf } from './dossier.part.tsx'
import type { Dossier, DossierEvent } from './dossier.part.tsx'
import { MONITORED_KINDS } from './household.terms.ts'
import { statusAct } from './status.act.ts'
import { ELIMINATION_MODES } from './status.terms.ts'
import type { StatusEventKind } from './status.terms.ts'
import { wordOf } from './term.word.ts'
import { onForm } from './timeline.rules.ts'

const DETAILS = { ...MONITORED_KINDS, ...ELIMINATION_MODES }
const REASON_MIN = 4

export function Timeline({ data, writes }: { data: Dossier; writes: boolean }) {
  const { t } = useWords()
  const begin = useAct()
  const undo = useUndo()
  const events = data.events.toReversed()
  return (
    <Card
      title={t('状态时间线', 'Time-line')}
      extra={
        writes && data.allowedEvents.length ? (
          <Button size="small" onClick={() => begin(statusAct(data, undefined, undo))}>
            {t('登记变化', 'Record a change')}
          </Button>
        ) : null
      }
    >
      <ol className="timeline">
        {events.map((e, i) => (
          <li key={e.id}>
            <div>
              <b>{t(e.words)}</b>
              {e.detail && !e.detail.includes(':') ? (
                <span className="soft"> {t(wordOf(DETAILS, e.detail))}</span>
              ) : null}{' '}
              {e.basis === 'declared' ? <Tag>{t('仅填报', 'declared only')}</Tag> : null}
            </div>
            <div className="soft small">
              <Day on={e.onDate} precision={e.onPrecision} />
            </div>
            <Evidence event={e} />
            {i === 0 && writes && onForm(e.kind as StatusEventKind) ? (
              <Confirm
                label={{ zh: '撤回此项', en: 'Take it back' }}
                title={{ zh: `撤回“${e.words.zh}”？`, en: `Take “${e.words.en}” back?` }}
                lead={t('户将回到上一个状态。', 'The household returns to the state before.')}
                reason="required"
                reasonMin={REASON_MIN}
                button={{ size: 'small', type: 'link' }}
                order={reason => ({ to: `${pathOf(data)}/events/${e.id}/withdraw`, body: { reason } })}
                done={{ zh: '已撤回', en: 'Taken back' }}
              />
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Evidence({ event }: { event: DossierEvent }) {
  const { t } = useWords()
  const d = event.document
  if (!d) return null
  return (
    <div className="small">
      <span className="soft">{t('依据', 'on')} </span>
      <To to={`/records/document/${d.county}/${d.id}`}>{d.number ?? d.title ?? t('文件', 'document')}</To>
    </div>
  )
}
