/** 环节把关: the four gates as a path; the one that is chosen opens with its checklist, its papers and both signatures. */
import { CheckOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { FilterBar } from '../../web/kit/FilterBar.tsx'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { useWords } from '../../web/lang.tsx'
import { GateCheck } from './gateCheck.part.tsx'
import { PassGate, ReopenGate } from './gateAct.part.tsx'
import { GATE_ORDER, GATES, ITEMS } from './gate.terms.ts'
import type { Gate, Item } from './gate.terms.ts'
import { lastPassed, pathOf, useMay } from './detail.part.tsx'
import type { Checklist, Detail } from './detail.part.tsx'
import { GatePapers } from './gatePapers.part.tsx'
import { GateSignatures } from './gateSign.part.tsx'

const isGate = (key: string | undefined): key is Gate => key !== undefined && key in GATES

/** What is asked for is asked on a day: the library's year and the negative list are those of the day of the passage. */
const DAY: readonly Filter[] = [{ key: 'on', title: { zh: '按哪一天核对', en: 'Checked on' }, kind: 'day' }]

/** The checklist as of the day in the address; today's, which came with the project, otherwise. */
function useDay(data: Detail): Detail {
  const { values } = useFilters()
  const gate = data.next?.gate
  const on = /^\d{4}-\d\d-\d\d$/.test(values.on ?? '') ? values.on : undefined
  const path = `${pathOf(data)}/gates/${gate}?onDate=${on}`
  const asked = useQuery({
    queryKey: [path],
    queryFn: () => api<Checklist>(path),
    enabled: gate !== undefined && on !== undefined,
    placeholderData: before => before,
  })
  return on && asked.data ? { ...data, next: asked.data } : data
}

export function GateCard({ data: now }: { data: Detail }) {
  const { t } = useWords()
  const { values, set } = useFilters()
  const data = useDay(now)
  const chosen = isGate(values.gate) ? values.gate : (data.next?.gate ?? 'acceptance')
  const missing = data.next?.lines.filter(l => !l.ok).length ?? 0
  return (
    <Card title={t('环节把关', 'Gates')}>
      <ol className="gate-path">
        {GATE_ORDER.map((gate, i) => {
          const on = data.gates[gate]
          const next = data.next?.gate === gate
          return (
            <li key={gate} className={on ? 'done' : next ? 'next' : ''}>
              <button
                type="button"
                aria-pressed={gate === chosen}
                onClick={() => set({ gate: gate === data.next?.gate ? undefined : gate })}
              >
                <span className="gate-no" aria-hidden="true">
                  {on ? <CheckOutlined /> : i + 1}
                </span>
                <span>
                  <b>{t(GATES[gate])}</b>
                  <span className="small soft">
                    {on ? (
                      <>
                        <Day on={on} /> {t('通过', 'passed')}
                      </>
                    ) : next ? (
                      missing ? (
                        t(`还缺 ${missing} 项`, `${missing} missing`)
                      ) : (
                        t('材料签字齐备', 'Complete')
                      )
                    ) : (
                      t('未到', 'Later')
                    )}
                  </span>
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      <section className="gate-open" aria-label={t(GATES[chosen])}>
        {data.next?.gate === chosen ? (
          <Now data={data} />
        ) : data.gates[chosen] ? (
          <Done data={data} gate={chosen} />
        ) : (
          <Later gate={chosen} />
        )}
      </section>
    </Card>
  )
}

/** The gate that comes next: what is there and what is missing, line by line. */
function Now({ data }: { data: Detail }) {
  const { t } = useWords()
  const may = useMay(data)
  const next = data.next!
  const lines = next.lines.filter(
    l => !l.item.startsWith('signature.') && !((l.item === 'order' || l.item === 'date') && l.ok),
  )
  return (
    <>
      <FilterBar filters={DAY} label={{ zh: '核对日期', en: 'Day of the check' }} />
      <ul className="checks">
        {lines.map((line, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- a later gate may ask for an item of an earlier one again
          <GateCheck key={`${line.item}${i}`} line={line} data={data} />
        ))}
      </ul>
      <GateSignatures data={data} gate={next.gate} />
      {may('project.manage') ? (
        <div className="gate-foot">
          <PassGate data={data} ready={next.ok} />
          <span className="soft small">
            {next.ok
              ? t('材料和双方签字齐备，可以通过。', 'Papers and both signatures are there.')
              : t(
                  '缺项补齐后方可通过；提交时按所填日期逐项核对。',
                  'It passes when nothing is missing on the day given.',
                )}
          </span>
        </div>
      ) : null}
    </>
  )
}

function Done({ data, gate }: { data: Detail; gate: Gate }) {
  const { t } = useWords()
  const may = useMay(data)
  return (
    <>
      <p>
        {t('通过日期：', 'Passed on ')}
        <Day on={data.gates[gate]} />
      </p>
      <GatePapers data={data} gate={gate} />
      <GateSignatures data={data} gate={gate} />
      {may('project.manage') && lastPassed(data) === gate ? (
        <div className="gate-foot">
          <ReopenGate data={data} gate={gate} />
        </div>
      ) : null}
    </>
  )
}

/** What a gate will ask for when it comes. */
function Later({ gate }: { gate: Gate }) {
  const { t } = useWords()
  const items = (Object.keys(ITEMS) as Item[]).filter(item => ITEMS[item].gate === gate)
  return (
    <>
      <p className="soft">
        {t('前一环节通过后办理。届时需要：', 'It follows the gate before it, and will ask for:')}
      </p>
      <ul className="checks later">
        {items.map(item => (
          <li key={item}>{t(ITEMS[item])}</li>
        ))}
        <li>
          {t('旗县主管部门、结对区挂职干部双方签字', 'Signatures of the banner and of the paired district')}
        </li>
      </ul>
    </>
  )
}
