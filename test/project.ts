/** A project of 武川县 on its way, as named persons take it: village, township, bureau, cadre of the paired district. */
import { allocate, appropriate } from '../src/domain/fund/fund.commands.ts'
import { registerDocument } from '../src/domain/notice/document.commands.ts'
import { registerPosting } from '../src/domain/secondment/posting.commands.ts'
import { addFunding } from '../src/domain/project/funding.commands.ts'
import { attachProof, passGate, signGate, tickNegative } from '../src/domain/project/gate.commands.ts'
import { ITEMS, PROOF_ITEMS } from '../src/domain/project/gate.terms.ts'
import type { Gate, ProofItem } from '../src/domain/project/gate.terms.ts'
import { proposeProject, takeStep } from '../src/domain/project/library.commands.ts'
import type { At } from '../src/domain/project/opened.commands.ts'
import { recordProgress } from '../src/domain/project/progress.commands.ts'
import type { ProjectInput, ProofInput } from '../src/domain/project/project.schema.ts'
import type { Base } from '../src/kernel/db.ts'
import { person } from './helper.ts'

export const BANNER = '150125'
export const DISTRICT = '110109'
const counties = ['110000', DISTRICT, BANNER]
export const beijing = person('beijing_office', '110000', counties)
export const district = person('district_office', DISTRICT, [DISTRICT, BANNER])
export const bureau = person('banner_bureau', BANNER)
export const cadre = person('cadre', BANNER)

export const BUDGET = 1_000_000n
export const NEGATIVE_2019 = [
  'basic_expenses',
  'vehicles',
  'bonuses',
  'enterprise_losses',
  'buildings',
  'deficits_debts',
  'large_works',
  'urban',
  'unrelated',
]

export const entry = (more: Partial<ProjectInput> = {}): ProjectInput => ({
  county: BANNER,
  areaCode: BANNER,
  name: '马铃薯种薯仓储',
  category: 'water',
  nature: 'new',
  content: '新建储窖两座',
  scale: '2000 吨',
  plannedFrom: '2019-04-01',
  plannedTo: '2019-10-31',
  unit: '武川县农牧局',
  head: '分管副县长',
  budgetFen: BUDGET,
  households: 20,
  people: 60,
  participation: '村民代表大会通过',
  mechanism: '务工与分红',
  onDate: '2018-11-01',
  ...more,
})

export interface Ground {
  readonly documentId: string
  readonly eastDocument: { readonly documentCounty: string; readonly documentId: string }
  readonly allocation: At
  readonly postingId: string
}

/** An allocation of municipal money, papers of both sides, and a cadre of 门头沟区 in post through 2019 and 2020. */
export async function ground(base: Base, allocated = 10n * BUDGET): Promise<Ground> {
  const paper = (reader: typeof bureau, title: string) =>
    registerDocument(base, reader, { title, kind: 'other', issuer: '某单位', issuedPrecision: 'day' })
  const own = await paper(bureau, '武川县会议纪要')
  const east = await paper(district, '门头沟区意见')
  const from = await appropriate(base, beijing, {
    source: 'municipal',
    giverCode: '110000',
    year: 2019,
    amountFen: allocated,
    onDate: '2019-01-05',
    onPrecision: 'day',
    purpose: '扶贫协作',
  })
  const allocation = await allocate(base, beijing, {
    county: BANNER,
    appropriationCounty: '110000',
    appropriationId: from.id,
    amountFen: allocated,
    onDate: '2019-01-10',
    reason: '按任务',
  })
  const posting = await registerPosting(base, bureau, {
    county: BANNER,
    personName: '挂职干部甲',
    kind: 'cadre',
    direction: 'to_steppe',
    senderUnit: '门头沟区',
    districtCode: DISTRICT,
    hostUnit: '武川县人民政府',
    post: '副县长（挂职）',
    fromOn: '2018-06-30',
    fromPrecision: 'month',
    toOn: '2020-12-31',
    toPrecision: 'day',
    origin: 'assigned',
    userId: cadre.userId,
  })
  return {
    documentId: own.id,
    eastDocument: { documentCounty: east.county, documentId: east.id },
    allocation,
    postingId: posting.id,
  }
}

/** Proposed, reviewed, admitted for 2019, and funded whole from the allocation. */
export async function inLibrary(base: Base, g: Ground, more: Partial<ProjectInput> = {}) {
  const at = await proposeProject(base, bureau, entry(more))
  await takeStep(base, bureau, at, { step: 'review', onDate: '2018-11-10' })
  await takeStep(base, bureau, at, {
    step: 'admit',
    onDate: '2018-12-01',
    year: 2019,
    documentId: g.documentId,
  })
  const line = await addFunding(base, bureau, at, {
    source: 'municipal',
    allocationId: g.allocation.id,
    amountFen: more.budgetFen ?? BUDGET,
  })
  return { at, fundingId: line.id }
}

/** The day on which a test's gates are passed, and the proofs dated before it. */
export const DAYS: Record<Gate, string> = {
  initiation: '2019-02-20',
  investment: '2019-03-20',
  construction: '2019-06-20',
  acceptance: '2019-11-20',
}

export function proofOf(g: Ground, item: ProofItem): ProofInput {
  const gate = ITEMS[item].gate
  const onDate = {
    initiation: '2019-02-01',
    investment: '2019-03-01',
    construction: '2019-06-01',
    acceptance: '2019-11-01',
  }[gate]
  return {
    item,
    onDate,
    ...(item === 'east_consent' ? g.eastDocument : { documentId: g.documentId }),
    ...(ITEMS[item].proof === 'notice' ? { untilOn: `${onDate.slice(0, 8)}15`, place: '村务公开栏' } : {}),
    ...(ITEMS[item].proof === 'photo' ? { place: '项目现场' } : {}),
    ...(ITEMS[item].proof === 'contract' ? { amountFen: BUDGET } : {}),
  }
}

export const proofsOf = (gate: Gate): ProofItem[] => PROOF_ITEMS.filter(item => ITEMS[item].gate === gate)

/** What the gate asks for beside proofs and signatures. */
export async function settle(base: Base, at: At, gate: Gate): Promise<void> {
  if (gate === 'initiation') await tickNegative(base, bureau, at, NEGATIVE_2019)
  if (gate === 'construction') {
    await recordProgress(base, bureau, at, { kind: 'started', onDate: '2019-04-10' })
    await recordProgress(base, bureau, at, { kind: 'progress', onDate: '2019-06-10', percent: 60 })
  }
  if (gate === 'acceptance')
    await recordProgress(base, bureau, at, { kind: 'completed', onDate: '2019-10-20' })
}

export async function prove(base: Base, g: Ground, at: At, gate: Gate): Promise<void> {
  for (const item of proofsOf(gate))
    await attachProof(base, item === 'east_consent' ? district : bureau, at, proofOf(g, item))
}

export async function sign(base: Base, at: At, gate: Gate): Promise<void> {
  for (const who of [bureau, cadre]) await signGate(base, who, at, { gate, onDate: DAYS[gate] })
}

/** One gate with everything it asks for. */
export async function through(base: Base, g: Ground, at: At, gate: Gate): Promise<void> {
  await settle(base, at, gate)
  await prove(base, g, at, gate)
  await sign(base, at, gate)
  await passGate(base, bureau, at, { gate, onDate: DAYS[gate] })
}
