/**
 * What an auditor found in the demonstration, by its own alarms and samples, and how far each finding is on its way to
 * 销号: waiting for measures, being put right, late, waiting for verification, returned, closed. Days are counted from
 * today, and every step is the command that the office uses.
 */
import { alarmRows } from '../src/domain/inspection/alarm.queries.ts'
import type { AlarmKind } from '../src/domain/inspection/alarm.terms.ts'
import { raiseFinding, step } from '../src/domain/inspection/finding.commands.ts'
import type { FindingInput } from '../src/domain/inspection/finding.schema.ts'
import type { Act, FindingKind, Severity, Subject } from '../src/domain/inspection/finding.terms.ts'
import { drawSample } from '../src/domain/inspection/sample.commands.ts'
import { sampledRows } from '../src/domain/inspection/sample.queries.ts'
import type { SampleInput } from '../src/domain/inspection/sample.schema.ts'
import { registerDocument } from '../src/domain/notice/document.commands.ts'
import type { Reader } from '../src/kernel/access.ts'
import { today } from '../src/kernel/clock.ts'
import type { Base } from '../src/kernel/db.ts'
import { within } from '../src/kernel/tx.ts'
import { personOf } from './person.ts'
import { later } from './rows.ts'
import { banners } from './village.ts'

/** The banner of the demonstration's accounts. */
const OWN = '152527'
const REGION = '150000'

type Step = readonly [act: Act, ago: number, note: string]

/** Found and due so many days before (or after) today, and what was done since. */
interface Way {
  readonly found: number
  readonly due: number
  readonly steps: readonly Step[]
}

const MEASURES: Step = ['measures', 40, '明确分管领导和责任股室，限期整改，每旬调度。']
const ASKED: Step = ['request', 12, '已按要求整改到位，佐证材料随附。']

const WAYS: readonly Way[] = [
  { found: 20, due: 40, steps: [] },
  { found: 50, due: 30, steps: [MEASURES, ['progress', 15, '已完成现场核实，正在补办手续。']] },
  { found: 50, due: 20, steps: [MEASURES, ASKED] },
  { found: 90, due: -15, steps: [MEASURES] },
  { found: 50, due: 10, steps: [MEASURES, ASKED, ['return', 5, '佐证材料缺少拨付凭证，退回补齐。']] },
  { found: 60, due: 5, steps: [MEASURES, ASKED, ['verify', 4, '现场核实，整改到位，同意销号。']] },
  { found: 75, due: -5, steps: [] },
]

interface Found {
  readonly alarm: AlarmKind
  readonly kind: FindingKind
  readonly severity: Severity
  readonly content: string
  /** How many in the demonstration's banner, and in others. */
  readonly own: number
  readonly others: number
}

const FOUND: readonly Found[] = [
  {
    alarm: 'promise_unpaid',
    kind: 'linkage',
    severity: 'serious',
    content: '约定收益到期未足额发放到户，经营主体未出具延期说明。',
    own: 2,
    others: 3,
  },
  {
    alarm: 'gate_overdue',
    kind: 'progress',
    severity: 'minor',
    content: '项目超过计划日期仍未通过下一环节，未申请变更。',
    own: 3,
    others: 2,
  },
  {
    alarm: 'no_linkage',
    kind: 'linkage',
    severity: 'serious',
    content: '产业项目已拨付资金，未签订利益联结合同，受益户不落实。',
    own: 1,
    others: 4,
  },
  {
    alarm: 'asset_idle',
    kind: 'asset',
    severity: 'serious',
    content: '项目资产闲置，未制定盘活方案。',
    own: 1,
    others: 3,
  },
  {
    alarm: 'payment_without_project',
    kind: 'money',
    severity: 'grave',
    content: '拨付资金未对应到项目，用途无法核实。',
    own: 1,
    others: 2,
  },
  {
    alarm: 'poor_share',
    kind: 'money',
    severity: 'serious',
    content: '年度协作资金安排到已联结建档立卡户项目的比例低于协议要求。',
    own: 1,
    others: 1,
  },
]

const SAMPLES: readonly Omit<SampleInput, 'seed'>[] = [
  { area: REGION, name: '协作资金拨付抽查（按金额）', ledger: 'payment', method: 'monetary', size: 30 },
  { area: OWN, name: '太仆寺旗项目抽查', ledger: 'project', method: 'simple', size: 8 },
  {
    area: '152500',
    name: '锡林郭勒盟建档立卡户入户核查',
    ledger: 'household',
    method: 'stratified',
    size: 20,
  },
]

type About = Pick<FindingInput, 'county' | 'recordType' | 'recordId' | 'alarm' | 'sampleId' | 'amountFen'>

interface Ground {
  readonly base: Base
  readonly system: Reader
  readonly auditor: Reader
  readonly on: string
}

async function found(g: Ground, about: About, f: Pick<Found, 'kind' | 'severity' | 'content'>, way: Way) {
  const { base, on } = g
  const banner = banners().find(b => b.code === about.county)!
  const at = await raiseFinding(base, g.auditor, {
    ...about,
    kind: f.kind,
    severity: f.severity,
    content: `${f.content}（示例）`,
    unit: `${banner.name}农牧部门（示例）`,
    person: '分管副旗县长',
    foundOn: later(on, -way.found),
    dueOn: later(on, way.due),
  })
  const bureau = personOf(g.system, 'banner_bureau', banner.code, `${banner.name}主管部门`)
  for (const [act, ago, note] of way.steps) {
    const who = act === 'verify' || act === 'return' ? g.auditor : bureau
    const onDate = later(on, -ago)
    await step(base, who, at, act, { onDate, note, ...(act === 'request' ? await proof(base, bureau) : {}) })
  }
}

async function proof(base: Base, bureau: Reader) {
  const { county, id } = await registerDocument(base, bureau, {
    title: '问题整改佐证材料（示例）',
    kind: 'other',
    issuer: '旗县主管部门（示例）',
    issuedPrecision: 'day',
  })
  return { documentCounty: county, documentId: id }
}

async function raised(g: Ground, f: Found, next: () => Way): Promise<void> {
  const of = (area: string, limit: number) =>
    within(g.base, g.auditor, tx => alarmRows(tx, f.alarm, { area, limit }))
  const own = (await of(OWN, f.own)).rows
  const others = (await of(REGION, 40)).rows.filter(r => r.county !== OWN)
  const spread = others.filter((r, i) => others.findIndex(o => o.county === r.county) === i)
  for (const row of [...own, ...spread.slice(0, f.others)]) {
    const place = row.type === 'banner'
    const about: About = {
      county: row.county,
      recordType: place ? 'area' : (row.type as Subject),
      ...(place ? {} : { recordId: row.id }),
      alarm: f.alarm,
      ...(row.amountFen && row.amountFen > 0n ? { amountFen: row.amountFen } : {}),
    }
    await found(g, about, f, next())
  }
}

/** Each sample with what was found on its first rows. */
async function sampled(g: Ground, next: () => Way): Promise<void> {
  for (const order of SAMPLES) {
    const at = await drawSample(g.base, g.auditor, { ...order, seed: g.on })
    const rows = await within(g.base, g.auditor, tx => sampledRows(tx, at.county, at.id))
    const [row] = rows
    if (!row) continue
    const about = { county: row.county, recordType: row.type as Subject, recordId: row.id, sampleId: at.id }
    const procedure = {
      kind: 'procedure',
      severity: 'minor',
      content: '抽查发现佐证材料不全，签字日期缺失。',
    } as const
    await found(g, about, procedure, next())
  }
}

export async function inspectDemonstration(base: Base, system: Reader): Promise<void> {
  const counties = system.counties.filter(c => c.startsWith('15'))
  const auditor: Reader = { ...personOf(system, 'auditor', REGION, '审计监督'), counties, writable: [] }
  const g: Ground = { base, system, auditor, on: today() }
  let n = 0
  const next = (): Way => WAYS[n++ % WAYS.length]!
  for (const f of FOUND) await raised(g, f, next)
  await sampled(g, next)
}
