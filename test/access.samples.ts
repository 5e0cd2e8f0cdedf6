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

const accounts: Samples = {
  'GET /api/me': () => clean,
  'POST /api/me/acting': at => ({ body: { grantId: at.id } }),
  'POST /api/me/password': () => ({ body: { current: 'x', next: 'y' }, ...clean }),
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
  'GET /api/areas': at => ({ query: { under: at.county }, ...clean }),
  'GET /api/areas/:code': at => ({ params: { code: at.county }, ...clean }),
  'GET /api/pairings': list(),
  'POST /api/pairings': at => ({
    body: { receiverCode: at.county, giverCode: '110109', validFrom: on, status: 'found', source: '示例' },
  }),
  'POST /api/pairings/:county/:id/end': at => ({ ...record(at), body: { validTo: on } }),
  'GET /api/parameters': inArea,
  'GET /api/parameters/:key/history': () => ({ params: { key: 'poverty_line' }, ...clean }),
  'PUT /api/parameters': at => ({
    body: { key: 'poverty_line', areaCode: at.county, year: 2019, value: 1, source: '示例' },
  }),
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
  'POST /api/payments/:county/:id/confirm': at => ({ ...record(at), body: { stance: 'confirmed' } }),
  'POST /api/payments/:county/:id/reverse': at => ({ ...record(at), body: { reason: '示例' } }),
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
  'GET /api/files/:county/:id': at => ({ ...record(at), ownMayFail: 'the store holds no such bytes' }),
}

const place = (at: Target) => ({ county: at.county, areaCode: at.areaCode, object: 'village' })
const exits: Samples = {
  'GET /api/villages': inArea,
  'GET /api/banners': list(),
  'POST /api/designations': at => ({ body: { ...place(at), level: 'national' } }),
  'POST /api/exits': at => ({ body: { ...place(at), round: 2019, onDate: on } }),
  'POST /api/exits/:county/:id/withdraw': at => ({ ...record(at), body: { reason: '示例' } }),
}

const work: Samples = {
  'GET /api/jobs/:county/:id': record,
  'POST /api/jobs/:county/:id/cancel': record,
  'GET /api/audit': at => ({ query: { county: at.county }, ...clean }),
  'POST /api/audit/verify': list(),
}

export const samples: Samples = {
  ...accounts,
  ...areas,
  ...funds,
  ...documents,
  ...exits,
  ...figures,
  ...work,
}
