/** The two signatures under a gate, the banner's and the paired district's, with the button for whoever may sign. */
import { Day } from '../../web/kit/Day.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Detail } from './detail.part.tsx'
import { SIDES } from './gate.terms.ts'
import type { Gate, Side } from './gate.terms.ts'
import { SignGate } from './gateAct.part.tsx'

export function GateSignatures({ data, gate }: { data: Detail; gate: Gate }) {
  return (
    <div className="signatures">
      <One side="west" data={data} gate={gate} />
      <One side="east" data={data} gate={gate} />
    </div>
  )
}

function One({ side, data, gate }: { side: Side; data: Detail; gate: Gate }) {
  const { t } = useWords()
  const given = data.signatures.filter(s => s.gate === gate && s.side === side)
  const line =
    data.next?.gate === gate ? data.next.lines.find(l => l.item === `signature.${side}`) : undefined
  const signing = data.next?.gate === gate ? data.signing : null
  return (
    <div className={`signature ${side === 'east' ? 'beijing' : 'steppe'}`}>
      <b>{t(SIDES[side])}</b>
      {given.map(s => (
        <div key={s.id}>
          {s.postingId ? (
            <To to={`/records/posting/${data.project.county}/${s.postingId}`}>{s.signerName}</To>
          ) : (
            s.signerName
          )}{' '}
          <span className="soft small">
            <Day on={s.onDate} />
          </span>{' '}
          {s.current || data.gates[gate] ? null : <Tag tone="warn">{t('方案已变动', 'Plan changed')}</Tag>}
        </div>
      ))}
      {line?.missing.map(m => (
        <div key={m.code} className="check-why">
          {t(m.words)}
        </div>
      ))}
      {signing && side === 'east' ? <Cadres signing={signing} /> : null}
      {signing && signing.may && signing.side === side && !line?.ok ? <SignGate data={data} /> : null}
    </div>
  )
}

/** Who is in post today and may sign for the east. */
function Cadres({ signing }: { signing: NonNullable<Detail['signing']> }) {
  const { t } = useWords()
  if (!signing.cadres.length)
    return (
      <div className="small warn">
        {t(
          '今天没有结对区在岗挂职干部，请先登记派驻。补录以往环节可签当日日期。',
          'No cadre of the paired district is in post today; register the posting first. A past day may still be signed for.',
        )}
      </div>
    )
  return (
    <div className="soft small">
      {t('今日在岗：', 'In post today: ')}
      {signing.cadres.map(c => `${c.personName}（${c.post}）`).join(t('、', ', '))}
    </div>
  )
}
