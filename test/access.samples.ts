/**
 * One sample call for each route: what a well-formed request about a given place looks like. A route without a line
 * here fails `access.test.ts`. When you add a route, add its line; `at` is the place and the record asked for.
 *
 * `stranger`: what someone of another place gets. `refused` (403 or 404) unless it says `clean`: an answer in which
 * nothing of that place appears (a list, or what is published).
 */
import type { Target } from './foreign.ts'

export interface Sample {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly stranger?: 'refused' | 'clean'
  /** Why the owner's own call need not succeed on a row that a test made up. */
  readonly ownMayFail?: string
}

type Samples = Readonly<Record<string, (at: Target) => Sample>>

const record = ({ county, id }: Target): Sample => ({ params: { county, id } })
const list =
  (query: Record<string, string> = {}) =>
  (): Sample => ({ query, stranger: 'clean' })
const account = ({ id }: Target): Sample => ({ params: { id } })
const clean = { stranger: 'clean' } as const
const inArea = ({ county }: Target): Sample => ({ query: { area: county }, ...clean })
const on = '2019-06-30'

const made = 'a row made up for the test is not in a state that allows this'

const accounts: Samples = {
  'GET /api/me': () => clean,
  'POST /api/me/acting': at => ({ body: { grantId: at.id } }),
  'POST /api/me/password': () => ({ body: { current: 'x', next: 'y' }, ...clean }),
  'GET /api/me/sessions': () => clean,
  'POST /api/me/sessions/end': () => clean,
  'POST /api/me/sessions/:id/end': account,
  'POST /api/accounts/:id/sessions/end': account,
  'GET /api/accounts': list(),
  'POST /api/accounts': at => ({
    body: { username: 'sample', name: '例', role: 'cadre', areaCode: at.county },
  }),
  'POST /api/accounts/:id/grants': at => ({ ...account(at), body: { role: 'cadre', areaCode: at.county } }),
  'POST /api/accounts/:id/grants/:grantId/end': at => ({ params: { id: at.id, grantId: at.id } }),
  'POST /api/accounts/:id/reset': account,
  'POST /api/accounts/:id/lock': account,
  'POST /api/accounts/:id/unlock': account,
}

const areas: Samples = {
  'GET /api/terms': list(),
  'GET /api/areas': at => ({ query: { under: at.county }, ...clean }),
  'GET /api/areas/:code': at => ({ params: { code: at.county }, ...clean }),
  'GET /api/pairings': list(),
  'POST /api/pairings': at => ({
    body: { receiverCode: at.county, giverCode: '110109', validFrom: on, status: 'found', source: '示例' },
  }),
  'POST /api/pairings/:county/:id/end': at => ({ ...record(at), body: { validTo: on } }),
  'GET /api/parameters': inArea,
  'GET /api/parameters/:key/history': () => ({ params: { key: 'poverty_line' }, ...clean }),
  'GET /api/holidays/:year': () => ({ params: { year: '2020' }, ...clean }),
  'PUT /api/holidays/:year': () => ({
    params: { year: '2020' },
    body: { source: '国办发明电〔2019〕16号', days: [{ onDate: '2020-01-01', kind: 'off', name: '元旦' }] },
  }),
  'POST /api/parameters/:id/undo': at => ({ params: { id: at.id } }),
  'PUT /api/parameters': at => ({
    body: { key: 'poverty_line', areaCode: at.county, year: 2019, value: 1, source: '示例' },
  }),
}

const spent = { amountFen: '1', onDate: on }
const books: Samples = {
  'GET /api/books': inArea,
  'GET /api/books/entries': inArea,
  'GET /api/funds/pace': inArea,
  'GET /api/funds/carryOver': inArea,
  'GET /api/spendings': inArea,
  'GET /api/spendings/:county/:id/settlements': at => ({ ...record(at), ...clean }),
  'POST /api/spendings': at => ({
    body: { county: at.county, paymentId: at.id, ...spent, voucher: '例', payee: '例', purpose: '例' },
    ownMayFail: made,
  }),
  'POST /api/settlements': at => ({
    body: { county: at.county, spendingId: at.id, ...spent, number: '例' },
    ownMayFail: made,
  }),
  'POST /api/spendings/:county/:id/reverse': at => ({
    ...record(at),
    body: { reason: '示例' },
    ownMayFail: made,
  }),
  'POST /api/settlements/:county/:id/reverse': at => ({
    ...record(at),
    body: { reason: '示例' },
    ownMayFail: made,
  }),
  'GET /api/commitments': inArea,
  'POST /api/projects/:county/:id/commitments': at => ({
    ...record(at),
    body: { fundingId: at.id, party: '例', number: '例', subject: '例', signedOn: on, amountFen: '1' },
    ownMayFail: made,
  }),
  'POST /api/projects/:county/:id/commitments/:commitmentId/reduce': at => ({
    params: { county: at.county, id: at.id, commitmentId: at.id },
    body: { amountFen: '1', reason: '示例' },
    ownMayFail: made,
  }),
}

const noFile = 'no file is sent'
const bank: Samples = {
  'GET /api/bank/batches': inArea,
  'GET /api/bank/lines': inArea,
  'GET /api/bank/lines/:county/:id/records': at => ({ ...record(at), ...clean }),
  'GET /api/bank/missing': inArea,
  'GET /api/bank/cards': inArea,
  'POST /api/bank/statements/preview': at => ({ query: { county: at.county }, ownMayFail: noFile }),
  'POST /api/bank/statements': at => ({ query: { county: at.county }, ownMayFail: noFile }),
  'POST /api/bank/lines/:county/:id/match': at => ({
    ...record(at),
    body: { recordType: 'payment', recordId: at.id },
    ownMayFail: made,
  }),
  'POST /api/bank/lines/:county/:id/explain': at => ({
    ...record(at),
    body: { reason: '示例' },
    ownMayFail: made,
  }),
  'POST /api/bank/lines/:county/:id/release': at => ({ ...record(at), ownMayFail: made }),
  'POST /api/bank/cards/preview': at => ({
    query: { county: at.county, linkage: at.id, onDate: on },
    ownMayFail: noFile,
  }),
  'POST /api/bank/cards': at => ({
    query: { county: at.county, linkage: at.id, onDate: on, voucher: '例' },
    ownMayFail: noFile,
  }),
  'POST /api/bank/returns/preview': at => ({
    query: { county: at.county, batch: at.id },
    ownMayFail: noFile,
  }),
  'POST /api/bank/returns': at => ({ query: { county: at.county, batch: at.id }, ownMayFail: noFile }),
  'POST /api/bank/batches/:county/:id/takeBack': at => ({ ...record(at), ownMayFail: made }),
}

const step =
  (more: object) =>
  (at: Target): Sample => ({
    ...record(at),
    body: { onDate: on, ...more },
    ownMayFail: made,
  })
const bearer = { number: 'TS150125-2019-0001', code: 'ABCDEFGHJKMN' }
const complaints: Samples = {
  'GET /api/complaints': inArea,
  'GET /api/complaints/statistics': list(),
  'POST /api/complaints': at => ({
    body: {
      areaCode: at.county,
      channel: 'letter',
      matter: 'money',
      text: '示例：补贴没有按时发放',
      receivedOn: on,
    },
  }),
  'GET /api/complaints/:county/:id': record,
  'POST /api/complaints/:county/:id/reveal': at => ({
    ...record(at),
    body: { field: 'name', reason: '核实情况' },
  }),
  'POST /api/complaints/:county/:id/accept': step({}),
  'POST /api/complaints/:county/:id/refuse': step({ answer: '不属本级职权' }),
  'POST /api/complaints/:county/:id/transfer': step({ note: '示例', to: '150000' }),
  'POST /api/complaints/:county/:id/giveBack': step({ note: '示例' }),
  'POST /api/complaints/:county/:id/investigate': step({ note: '示例' }),
  'POST /api/complaints/:county/:id/inquire': step({ question: '示例', dueOn: on }),
  'POST /api/complaints/:county/:id/refer': step({ note: '示例' }),
  'POST /api/complaints/:county/:id/askExtension': step({ note: '示例' }),
  'POST /api/complaints/:county/:id/grantExtension': step({ note: '示例' }),
  'POST /api/complaints/:county/:id/denyExtension': step({ note: '示例' }),
  'POST /api/complaints/:county/:id/answer': step({ answer: '示例' }),
  'POST /api/complaints/:county/:id/close': step({ note: '示例' }),
  'POST /api/complaints/:county/:id/withdraw': step({ note: '示例' }),
  'GET /api/complaints/:county/:id/findings': at => ({ ...record(at), ...clean }),
  'GET /api/inquiries': list(),
  'POST /api/inquiries/:county/:id/answer': at => ({
    ...record(at),
    body: { statement: '示例' },
    ownMayFail: made,
  }),
  // Anybody may leave one anywhere, here at a league’s door; a code opens nothing of the rows of the test.
  'POST /api/public/complaints': () => ({
    body: { areaCode: '150100', matter: 'money', text: '示例：补贴没有按时发放' },
    ...clean,
  }),
  'POST /api/public/complaints/lookup': () => ({ body: bearer }),
  'POST /api/public/complaints/appeal': () => ({ body: { ...bearer, note: '示例' } }),
  'POST /api/public/complaints/withdraw': () => ({ body: { ...bearer, note: '示例' } }),
  'POST /api/public/complaints/agree': () => ({ body: bearer }),
}

const funds: Samples = {
  'GET /api/appropriations': inArea,
  'GET /api/allocations': inArea,
  'GET /api/payments': inArea,
  'GET /api/funds/summary': inArea,
  'POST /api/appropriations': at => ({
    body: {
      source: 'municipal',
      giverCode: at.county,
      year: 2019,
      amountFen: '1',
      onDate: on,
      purpose: '例',
    },
  }),
  'POST /api/allocations': at => ({
    body: {
      county: at.county,
      appropriationCounty: at.county,
      appropriationId: at.id,
      amountFen: '1',
      onDate: on,
      reason: '例',
    },
  }),
  'POST /api/payments': at => ({
    body: {
      county: at.county,
      allocationId: at.id,
      amountFen: '1',
      onDate: on,
      voucher: '例',
      payee: '例',
      purpose: '例',
    },
  }),
  'POST /api/appropriations/:county/:id/withdraw': at => ({ ...record(at), body: { reason: '示例' } }),
  'POST /api/allocations/:county/:id/withdraw': at => ({ ...record(at), body: { reason: '示例' } }),
  'GET /api/appropriations/:county/:id/chain': record,
  'POST /api/payments/confirm': at => ({
    body: { county: at.county, ids: [at.id], amountFen: '1' },
    ownMayFail: 'the payment that the test made up has another amount',
  }),
  'POST /api/payments/:county/:id/confirm': at => ({ ...record(at), body: { stance: 'confirmed' } }),
  'POST /api/payments/:county/:id/reverse': at => ({ ...record(at), body: { reason: '示例' } }),
}

const RULES = {
  householdWeight: 1,
  gainWeight: 0.5,
  bands: [{ upTo: null, weight: 1 }],
  factors: {},
  minOnPoor: null,
  minIndustry: null,
  fairness: 0,
  banners: {},
  tails: {},
  pinned: [],
  forbidden: [],
  expected: [],
  gap: 0.001,
  seconds: 5,
}

const scenarios: Samples = {
  'GET /api/scenarios': list(),
  'GET /api/scenarios/sums': list({ year: '2019' }),
  'GET /api/scenarios/compare': at => ({ query: { of: `${at.county}_${at.id}` } }),
  'GET /api/scenarios/:county/:id': record,
  'GET /api/scenarios/:county/:id/lines': record,
  'POST /api/scenarios': () => ({ body: { year: 2019, title: '例' } }),
  'POST /api/scenarios/:county/:id/copy': at => ({ ...record(at), body: { title: '例' } }),
  'PUT /api/scenarios/:county/:id/rules': at => ({ ...record(at), body: { revision: 1, rules: RULES } }),
  'POST /api/scenarios/:county/:id/pin': at => ({
    ...record(at),
    body: { variantId: at.id, as: 'pinned' },
  }),
  'POST /api/scenarios/:county/:id/solve': record,
  'POST /api/scenarios/:county/:id/curve': record,
  'POST /api/scenarios/:county/:id/withdraw': at => ({ ...record(at), body: { reason: '示例' } }),
  'POST /api/scenarios/:county/:id/propose': at => ({ ...record(at), body: { reason: '示例' } }),
  'POST /api/takeOvers/:county/:id/decide': at => ({ ...record(at), body: { decision: 'approve' } }),
  'GET /api/variants': inArea,
  'POST /api/variants': at => ({
    body: {
      county: at.county,
      projectId: at.id,
      title: '例',
      costFen: '1',
      sources: ['municipal'],
      households: 1,
      onPoor: true,
    },
    ownMayFail: made,
  }),
  'POST /api/variants/:county/:id/withdraw': at => ({ ...record(at), body: { reason: '示例' } }),
}

const figures: Samples = {
  'GET /api/indicators': list(),
  'GET /api/indicators/:id': at => ({
    params: { id: 'fund.invested' },
    query: { area: at.county, from: '2019-01-01', to: '2019-12-31' },
    ...clean,
  }),
  'GET /api/indicators/:id/evidence': at => ({
    params: { id: 'fund.invested' },
    query: { area: at.county, from: '2019-01-01', to: '2019-12-31' },
  }),
  'GET /api/overview': list(),
  'GET /api/records/:type/:county/:id': at => ({ params: { type: 'payment', county: at.county, id: at.id } }),
  'GET /api/records/:type/:county/:id/history': at => ({
    params: { type: 'payment', county: at.county, id: at.id },
  }),
}

const documents: Samples = {
  'GET /api/documents': inArea,
  'POST /api/documents': at => ({
    body: { areaCode: at.areaCode, title: '例', kind: 'other', issuer: '例' },
  }),
  'POST /api/files': at => ({ body: { areaCode: at.areaCode } }),
  'GET /api/documents/:county/:id/cited': record,
  'GET /api/files/:county/:id': at => ({ ...record(at), ownMayFail: 'the store holds no such bytes' }),
}

const place = (at: Target) => ({ county: at.county, areaCode: at.areaCode, object: 'village' })
const photo = { fileId: '00000000-0000-7000-8000-00000000000a', photoOn: on }
const board = (at: Target): Sample => ({ params: { county: at.county, id: at.id, postingId: at.id } })
const reference = ({ county }: Target): string => `${county}-22222-22222`
const announcements: Samples = {
  'GET /api/announcements': inArea,
  'POST /api/announcements': at => ({
    body: {
      kind: 'before',
      subjectType: 'project',
      county: at.county,
      subjectId: at.id,
      issuer: '示例单位',
      officePhone: '0471-1234567',
    },
  }),
  'GET /api/announcements/:county/:id': record,
  'POST /api/announcements/:county/:id/publish': at => ({ ...record(at), body: {}, ownMayFail: made }),
  'POST /api/announcements/:county/:id/withdraw': at => ({ ...record(at), body: { reason: '示例' } }),
  'POST /api/announcements/:county/:id/postings': at => ({
    ...record(at),
    body: {
      level: 'village',
      areaCode: at.areaCode,
      place: '示例',
      fromOn: on,
      toOn: '2019-07-30',
      ...photo,
    },
    ownMayFail: made,
  }),
  'POST /api/announcements/:county/:id/postings/:postingId/take-down': at => ({
    ...board(at),
    body: { onDate: on, ...photo },
    ownMayFail: made,
  }),
  'POST /api/announcements/:county/:id/postings/:postingId/withdraw': at => ({
    ...board(at),
    body: { reason: '示例' },
  }),
  'POST /api/announcements/:county/:id/objections': at => ({
    ...record(at),
    body: { content: '对受益户数有不同意见' },
    ownMayFail: made,
  }),
  'POST /api/announcements/:county/:id/objections/:objectionId/answer': at => ({
    params: { county: at.county, id: at.id, objectionId: at.id },
    body: { onDate: on, result: 'rejected', answer: '示例' },
    ownMayFail: made,
  }),
  'GET /api/public/announcements': () => clean,
  'GET /api/public/announcements/:county/:id': at => ({ ...record(at), ownMayFail: 'it is a draft' }),
  'POST /api/public/announcements/:county/:id/objections': at => ({
    ...record(at),
    body: { content: '对受益户数有不同意见' },
    ownMayFail: 'it is a draft',
  }),
  'GET /api/public/objections/:reference': at => ({
    params: { reference: reference(at) },
    ownMayFail: 'nobody has handed that in',
  }),
}

const exits: Samples = {
  'GET /api/villages': inArea,
  'GET /api/banners': list(),
  'POST /api/designations': at => ({ body: { ...place(at), level: 'national' } }),
  'GET /api/exits': inArea,
  'GET /api/exits/progress': inArea,
  'GET /api/exits/line': at => ({ query: { object: 'banner', area: at.county }, ...clean }),
  'POST /api/exits': at => ({ body: { ...place(at), round: 2019, onDate: on } }),
  'POST /api/exits/:county/:id/withdraw': at => ({ ...record(at), body: { reason: '示例' } }),
}

const postings: Samples = {
  'GET /api/postings': inArea,
  'POST /api/postings': at => ({
    body: {
      county: at.county,
      personName: '例',
      kind: 'cadre',
      senderUnit: '例',
      districtCode: '110109',
      hostUnit: '例',
      post: '例',
      fromOn: on,
      origin: 'assigned',
    },
  }),
  'POST /api/postings/:county/:id/term': at => ({
    ...record(at),
    body: { change: 'extended', toOn: on, reason: '示例' },
  }),
  'POST /api/postings/:county/:id/withdraw': at => ({ ...record(at), body: { reason: '示例' } }),
  'GET /api/posting-batches': list(),
  'POST /api/posting-batches': at => ({
    body: {
      code: 'sample-1',
      ordinal: 1,
      giverCode: '110000',
      receiverCode: at.county,
      name: '例',
      source: '例',
    },
  }),
}

const proj =
  (body?: unknown) =>
  (at: Target): Sample => ({ ...record(at), ...(body ? { body } : {}), ownMayFail: made })
const projectPart =
  (body: unknown) =>
  (at: Target): Sample => ({
    params: { county: at.county, id: at.id, partId: at.id },
    body,
    ownMayFail: made,
  })
const projectGate =
  (body?: unknown) =>
  (at: Target): Sample => ({
    params: { county: at.county, id: at.id, gate: 'initiation' },
    ...(body ? { body } : {}),
    ownMayFail: made,
  })
const why = { reason: '示例理由' }

const projects: Samples = {
  'GET /api/projects': inArea,
  'GET /api/projects/:county/:id': record,
  'POST /api/projects': at => ({
    body: {
      county: at.county,
      areaCode: at.areaCode,
      name: '例',
      category: 'cattle',
      nature: 'new',
      content: '例',
      budgetFen: '1',
      onDate: on,
    },
  }),
  'PATCH /api/projects/:county/:id': proj({ revision: 1, scale: '例' }),
  'POST /api/projects/:county/:id/resubmit': proj({ onDate: on }),
  'POST /api/projects/:county/:id/steps': proj({ step: 'review', onDate: on }),
  'POST /api/projects/:county/:id/withdraw': proj(why),
  'POST /api/projects/:county/:id/funding': proj({ source: 'own', amountFen: '1' }),
  'POST /api/projects/:county/:id/funding/:partId/withdraw': projectPart(why),
  'POST /api/projects/:county/:id/payments': at => ({
    ...record(at),
    body: { fundingId: at.id, amountFen: '1', onDate: on, voucher: '例', payee: '例', purpose: '例' },
    ownMayFail: made,
  }),
  'POST /api/projects/:county/:id/progress': proj({ kind: 'started', onDate: on }),
  'POST /api/projects/:county/:id/progress/:partId/photos': at => ({
    params: { county: at.county, id: at.id, partId: at.id },
    body: { fileId: at.id, place: '例', takenOn: on },
    ownMayFail: made,
  }),
  'POST /api/projects/:county/:id/progress/:partId/withdraw': projectPart(why),
  'POST /api/projects/:county/:id/targets': proj({ group: 'quantity', name: '例', unit: '吨', target: 1 }),
  'POST /api/projects/:county/:id/targets/:partId/achieved': projectPart({ achieved: 1, achievedOn: on }),
  'POST /api/projects/:county/:id/changes': proj({ after: { scale: '例' }, ...why }),
  'POST /api/projects/:county/:id/changes/:partId/consent': projectPart({ onDate: on }),
  'POST /api/projects/:county/:id/changes/:partId/decide': projectPart({ decision: 'rejected', onDate: on }),
  'GET /api/projects/:county/:id/gates/:gate': projectGate(),
  'POST /api/projects/:county/:id/gates/:gate/pass': projectGate({ onDate: on }),
  'POST /api/projects/:county/:id/gates/:gate/reopen': projectGate(why),
  'POST /api/projects/:county/:id/proofs': proj({ item: 'feasibility', onDate: on }),
  'POST /api/projects/:county/:id/proofs/:partId/withdraw': projectPart(why),
  'POST /api/projects/:county/:id/ticks': proj({ items: ['vehicles'] }),
  'POST /api/projects/:county/:id/signatures': proj({ gate: 'initiation', onDate: on }),
  'GET /api/negative-list': list(),
  'POST /api/negative-list': () => ({
    body: { code: 'sample', fromYear: 2019, zh: '例', en: 'sample', basis: '例' },
    ...clean,
  }),
  'GET /api/fund-flow': inArea,
  'GET /api/fund-flow/rows': inArea,
  'GET /api/project-alarms': inArea,
  'GET /api/project-alarms/:kind': at => ({
    params: { kind: 'asset_idle' },
    query: { area: at.county },
    ...clean,
  }),
  'GET /api/project-rates': inArea,
  'GET /api/project-rates/:kind': at => ({
    params: { kind: 'started' },
    query: { area: at.county },
    ...clean,
  }),
}

const linkages: Samples = {
  'GET /api/linkages': inArea,
  'GET /api/linkages/:county/:id': at => ({ ...record(at), ...clean }),
  'GET /api/linkages/:county/:id/dues': at => ({ ...record(at), ...clean }),
  'GET /api/households/:county/:id/benefits': record,
  'POST /api/projects/:county/:id/linkages': proj({
    type: 'menu',
    operator: '例',
    signedOn: on,
    fromOn: on,
  }),
  'POST /api/linkages/:county/:id/households': at => ({
    ...record(at),
    body: { householdIds: [at.id], fromOn: on },
    ownMayFail: made,
  }),
  'POST /api/linkages/:county/:id/dues': at => ({
    ...record(at),
    body: { rows: [{ householdId: at.id, dueOn: on, amountFen: '1' }] },
    ownMayFail: made,
  }),
  'POST /api/linkages/:county/:id/payments': at => ({
    ...record(at),
    body: { onDate: on, voucher: '例', count: 1, totalFen: '1', rows: [{ dueId: at.id, amountFen: '1' }] },
    ownMayFail: made,
  }),
  'POST /api/linkages/:county/:id/payments/:paymentId/withdraw': at => ({
    params: { county: at.county, id: at.id, paymentId: at.id },
    body: why,
    ownMayFail: made,
  }),
  'GET /api/assets': inArea,
  'GET /api/assets/:county/:id': record,
  'POST /api/projects/:county/:id/assets': proj({
    name: '例',
    class: 'public',
    originalFen: '1',
    ownership: 'collective',
    owner: '例',
    keeper: '例',
    registeredOn: on,
  }),
  'POST /api/assets/:county/:id/states': proj({ state: 'idle', onDate: on, reason: '示例' }),
  'POST /api/assets/:county/:id/returns': proj({ year: 2019, onDate: on, amountFen: '1', payer: '例' }),
  'POST /api/assets/:county/:id/returns/:returnId/distributions': at => ({
    params: { county: at.county, id: at.id, returnId: at.id },
    body: { use: 'upkeep', amountFen: '1', onDate: on },
    ownMayFail: made,
  }),
  'POST /api/assets/:county/:id/inspections': proj({ onDate: on, found: '例', sound: true }),
}

const work: Samples = {
  'GET /api/jobs/:county/:id': record,
  'POST /api/jobs/:county/:id/cancel': record,
  'GET /api/audit': at => ({ query: { county: at.county }, ...clean }),
  'POST /api/audit/verify': list(),
}

const household =
  (body?: unknown) =>
  (at: Target): Sample => ({ ...record(at), ...(body ? { body } : {}), ownMayFail: made })
const member =
  (body?: unknown) =>
  (at: Target): Sample => ({
    params: { county: at.county, id: at.id, personId: at.id },
    ...(body ? { body } : {}),
    ownMayFail: made,
  })
const reason = { reason: '示例理由' }
const event = { kind: 'returned', onDate: on }

const households: Samples = {
  'GET /api/households': inArea,
  'GET /api/households/:county/:id': household(),
  'POST /api/households': at => ({
    body: {
      county: at.county,
      areaCode: at.areaCode,
      registeredOn: on,
      causes: ['illness'],
      members: [{ name: '例', relation: 'head' }],
    },
    ownMayFail: made,
  }),
  'PATCH /api/households/:county/:id': household({ revision: 1, naturalVillage: '例' }),
  'POST /api/households/:county/:id/withdraw': household(reason),
  'POST /api/households/:county/:id/restore': household(),
  'POST /api/households/:county/:id/move': household({
    toCounty: '150125',
    toArea: '150125100001',
    onDate: on,
  }),
  'POST /api/households/:county/:id/merge': at => household({ intoId: at.id })(at),
  'POST /api/households/:county/:id/unmerge': household(),
  'POST /api/households/:county/:id/reveal': household({ field: 'phone', ...reason }),
  'POST /api/households/:county/:id/members': household({
    name: '例',
    relation: 'son',
    joinedOn: on,
    joinedReason: 'birth',
  }),
  'PATCH /api/households/:county/:id/members/:personId': member({ revision: 1, name: '例' }),
  'POST /api/households/:county/:id/members/:personId/leave': member({ leftOn: on, reason: 'death' }),
  'POST /api/households/:county/:id/members/:personId/return': member(),
  'POST /api/households/:county/:id/income': household({
    year: 2019,
    lines: [{ line: 'a1', amountFen: '1' }],
  }),
  'POST /api/households/:county/:id/conditions': household({
    onDate: on,
    checks: { foodSecure: true },
    people: [],
    members: [],
  }),
  'POST /api/households/:county/:id/causes': household({ main: 'illness', onDate: on }),
  'POST /api/households/:county/:id/events': household(event),
  'POST /api/households/:county/:id/events/:eventId/withdraw': at => ({
    params: { county: at.county, id: at.id, eventId: at.id },
    body: reason,
    ownMayFail: made,
  }),
  'GET /api/duplicates': inArea,
  'POST /api/duplicates/:county/:id/decide': household({ decision: 'different', note: '示例' }),
  'POST /api/duplicates/:county/:id/undo': household(),
}

const imports: Samples = {
  'POST /api/imports': at => ({
    query: { county: at.county, areaCode: at.areaCode },
    ownMayFail: 'no file is sent',
  }),
  'GET /api/imports': list(),
  'GET /api/imports/:county/:id': record,
  'GET /api/imports/:county/:id/rows': at => ({
    ...record(at),
    ownMayFail: 'the made-up row holds no sealed list row',
  }),
  'POST /api/imports/:county/:id/decide': at => ({
    ...household({ villages: [{ township: at.areaCode.slice(0, 9), text: '例', code: at.areaCode }] })(at),
  }),
  'POST /api/imports/:county/:id/commit': household({ goodRowsOnly: true }),
  'POST /api/imports/:county/:id/takeBack': household(),
  'POST /api/imports/:county/:id/cancel': household(),
}

const revisions: Samples = {
  'GET /api/areas/:code/successors': at => ({ params: { code: at.county }, ...clean }),
  'POST /api/areas/revisions': at => ({
    body: {
      kind: 'renamed',
      onDate: on,
      before: [at.areaCode],
      after: [{ code: at.areaCode, name: '示例村' }],
      source: '示例',
    },
    ownMayFail: made,
  }),
}

/** As CSV, so that a foreign text would be seen in the answer. */
const exported =
  (more: Record<string, string> = {}) =>
  ({ county }: Target): Sample => ({ query: { area: county, format: 'csv', ...more } })
const invested = { id: 'fund.invested', from: '2019-01-01', to: '2019-12-31' }

const kept = ({ id }: Target): Sample => ({ params: { id }, ownMayFail: made })

const exports: Samples = {
  'POST /api/exports': at => ({ body: { list: 'payments', format: 'csv', asked: { area: at.county } } }),
  'GET /api/exports/jobs/:id': kept,
  'POST /api/exports/jobs/:id/cancel': kept,
  'GET /api/exports/jobs/:id/file': kept,
  'GET /api/exports/households': exported(),
  'GET /api/exports/members': exported(),
  'GET /api/exports/villages': exported(),
  'GET /api/exports/banners': exported(),
  'GET /api/exports/appropriations': exported(),
  'GET /api/exports/allocations': exported(),
  'GET /api/exports/payments': exported(),
  'GET /api/exports/bankLines': exported(),
  'GET /api/exports/bankMissing': exported(),
  'GET /api/exports/bankCards': exported(),
  'GET /api/exports/bankFiles': exported(),
  'GET /api/exports/books': exported(),
  'GET /api/exports/carryOver': exported(),
  'GET /api/exports/entries': exported(),
  'GET /api/exports/spendings': exported(),
  'GET /api/exports/commitments': exported(),
  'GET /api/exports/postings': exported(),
  'GET /api/exports/alarms': exported({ kind: 'asset_idle' }),
  'GET /api/exports/findings': exported(),
  'GET /api/exports/complaints': exported(),
  'GET /api/exports/sample': at => ({ query: { sample: `${at.county}_${at.id}`, format: 'csv' } }),
  'GET /api/exports/projects': exported(),
  'GET /api/exports/linkages': exported(),
  'GET /api/exports/assets': exported(),
  'GET /api/exports/documents': exported(),
  'GET /api/exports/announcements': exported(),
  'GET /api/exports/parameters': exported(),
  'GET /api/exports/pairings': exported(),
  // Not open: of an open one the published totals go to everybody, which test/export.test.ts holds.
  'GET /api/exports/figure': exported({ ...invested, id: 'fund.appropriated' }),
  'GET /api/exports/evidence': exported(invested),
  'GET /api/exports/scenario': at => ({ query: { scenario: `${at.county}_${at.id}`, format: 'csv' } }),
  'GET /api/exports/scenarioBanners': at => ({
    query: { scenario: `${at.county}_${at.id}`, format: 'csv' },
    ownMayFail: made,
  }),
  'GET /api/exports/audit': at => ({ query: { county: at.county, format: 'csv' } }),
}

const population: Samples = {
  'GET /api/population': at => ({ query: { area: at.county }, ...clean }),
  'GET /api/exports/population': exported(),
  'POST /api/population/preview': at => ({ query: { county: at.county }, ownMayFail: 'no file is sent' }),
  'POST /api/population': at => ({
    query: { county: at.county, source: '示例' },
    ownMayFail: 'no file is sent',
  }),
  'POST /api/population/:county/:id/takeBack': record,
}

const LEDGERS = ['projects', 'commitments', 'spendings', 'appropriations', 'allocations']

const ledgers: Samples = {
  'GET /api/ledgers': list(),
  'GET /api/ledgers/batches': list(),
  'GET /api/ledgers/batches/:county/:id': record,
  'GET /api/ledgers/batches/:county/:id/rows': record,
  ...Object.fromEntries(
    LEDGERS.flatMap(name => [
      [
        `POST /api/ledgers/${name}/preview`,
        (at: Target): Sample => ({ query: { county: at.county }, ownMayFail: 'no file is sent' }),
      ],
      [
        `POST /api/ledgers/${name}`,
        (at: Target): Sample => ({ query: { county: at.county }, ownMayFail: 'no file is sent' }),
      ],
      [
        `POST /api/ledgers/${name}/batches/:county/:id/takeBack`,
        (at: Target): Sample => ({ ...record(at), body: { reason: '示例' }, ownMayFail: made }),
      ],
    ]),
  ),
}

const trials: Samples = {
  ...population,
  ...ledgers,
  'GET /api/templates': list(),
  'GET /api/templates/:name': () => ({ params: { name: 'national-list' }, ...clean }),
  'GET /api/samples': list(),
  'GET /api/samples/:name': () => ({
    params: { name: 'national-list-faulty' },
    ownMayFail: 'no demonstration',
  }),
}

const stepped = (at: Target): Sample => ({
  ...record(at),
  body: { onDate: on, note: '示例说明' },
  ownMayFail: made,
})
const inspections: Samples = {
  'GET /api/alarms': ({ county }) => ({ query: { area: county } }),
  'GET /api/alarms/:kind': at => ({ params: { kind: 'asset_idle' }, query: { area: at.county } }),
  'GET /api/findings': inArea,
  'GET /api/findings/:county/:id': record,
  'POST /api/findings': at => ({
    body: {
      county: at.county,
      recordType: 'project',
      recordId: at.id,
      kind: 'money',
      severity: 'minor',
      content: '示例问题',
      unit: '示例单位',
      foundOn: on,
      dueOn: on,
    },
    ownMayFail: made,
  }),
  'POST /api/findings/:county/:id/withdraw': at => ({
    ...record(at),
    body: { reason: '示例' },
    ownMayFail: made,
  }),
  'POST /api/findings/:county/:id/measures': stepped,
  'POST /api/findings/:county/:id/progress': stepped,
  'POST /api/findings/:county/:id/request': stepped,
  'POST /api/findings/:county/:id/verify': stepped,
  'POST /api/findings/:county/:id/return': stepped,
  'GET /api/audit-samples': () => clean,
  'GET /api/audit-samples/:county/:id': record,
  'GET /api/audit-samples/:county/:id/rows': record,
  'GET /api/audit-samples/:county/:id/again': at => ({ ...record(at), ownMayFail: made }),
  'POST /api/audit-samples': at => ({
    body: { area: at.county, name: '示例样本', ledger: 'project', method: 'simple', size: 1, seed: '例' },
    ownMayFail: made,
  }),
}

export const samples: Samples = {
  ...inspections,
  ...exports,
  ...trials,
  ...households,
  ...imports,
  ...revisions,
  ...accounts,
  ...areas,
  ...books,
  ...bank,
  ...funds,
  ...complaints,
  ...scenarios,
  ...documents,
  ...announcements,
  ...exits,
  ...postings,
  ...projects,
  ...linkages,
  ...figures,
  ...work,
}
