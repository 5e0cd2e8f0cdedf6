/**
 * Who may do what, and where: roles, the verbs they may use (a table of sentences), and the reader's scope.
 * Scope comes from the signed-in user's grant and never from a parameter (design §4).
 */
import { Problem } from './problem.ts'
import type { Word } from './words.ts'

export const ROLES = {
  administrator: { zh: '系统管理员', en: 'Administrator' },
  beijing_office: { zh: '北京市支援合作办', en: 'Beijing office' },
  district_office: { zh: '北京市区级支援合作部门', en: 'Beijing district office' },
  region_office: { zh: '自治区主管部门', en: 'Region office' },
  league_office: { zh: '盟市主管部门', en: 'League office' },
  banner_bureau: { zh: '旗县主管部门', en: 'Banner bureau' },
  township: { zh: '苏木乡镇', en: 'Township' },
  village_worker: { zh: '嘎查村工作人员', en: 'Village worker' },
  cadre: { zh: '挂职干部人才', en: 'Seconded cadre' },
  sending_unit: { zh: '派出单位', en: 'Sending unit' },
  host_unit: { zh: '接收单位', en: 'Host unit' },
  producer: { zh: '供应商', en: 'Producer' },
  buyer: { zh: '采购单位', en: 'Buyer' },
  auditor: { zh: '审计监督', en: 'Auditor' },
  public: { zh: '社会公众', en: 'Public' },
} as const satisfies Record<string, Word>

export type Role = keyof typeof ROLES

const OFFICES = [
  'beijing_office',
  'district_office',
  'region_office',
  'league_office',
  'banner_bureau',
] as const
const GRASS_ROOTS = ['township', 'village_worker'] as const
const READERS = [...OFFICES, ...GRASS_ROOTS, 'cadre', 'auditor'] as const

/** One sentence a line: these roles may do this. */
export const MAY = {
  /** signed in at all */
  'self.read': Object.keys(ROLES) as Role[],
  'area.read': Object.keys(ROLES) as Role[],
  'figure.read': Object.keys(ROLES) as Role[],
  'evidence.read': READERS,
  'household.read': READERS,
  'household.write': ['banner_bureau', 'township', 'village_worker'],
  'household.reveal': ['banner_bureau', 'township', 'village_worker', 'auditor'],
  'household.import': ['banner_bureau', 'township'],
  'household.merge': ['banner_bureau'],
  /** Between counties: whoever's scope holds both. */
  'household.move': ['region_office', 'league_office', 'banner_bureau', 'township', 'village_worker'],
  'household.export': [...OFFICES, 'township', 'auditor'],
  'fund.read': [...OFFICES, 'cadre', 'auditor'],
  'fund.appropriate': ['beijing_office', 'district_office'],
  'fund.allocate': ['beijing_office', 'district_office'],
  'fund.pay': ['beijing_office', 'district_office'],
  'fund.confirm': ['banner_bureau'],
  /** 支出、报账: the receiver’s own */
  'fund.spend': ['banner_bureau'],
  /** Drafts of how to divide a year's money: not seen by those who would get it. */
  'allocation.read': ['beijing_office', 'region_office', 'auditor'],
  'allocation.plan': ['beijing_office', 'region_office'],
  /** Draft allocations become real ones; whoever proposed them is refused by the rule. */
  'allocation.approve': ['beijing_office'],
  /** statements, card files and returns, and what becomes of their lines */
  'bank.write': ['banner_bureau'],
  'exit.read': READERS,
  'exit.declare': ['region_office', 'banner_bureau'],
  'project.read': READERS,
  /** 村级申报, corrections before 立项, proofs, progress, change requests */
  'project.propose': ['banner_bureau', 'township', 'village_worker'],
  'project.review': ['banner_bureau', 'township'],
  'project.admit': ['banner_bureau'],
  /** funding lines, targets, gates passed, changes decided */
  'project.manage': ['banner_bureau'],
  /** proofs of either side: the eastern consent is attached by the east */
  'project.prove': ['banner_bureau', 'township', 'cadre', 'district_office'],
  /** The one thing a seconded cadre writes, beside the proofs of the eastern side. */
  'project.sign': ['banner_bureau', 'cadre', 'district_office'],
  'project.pay': ['beijing_office', 'district_office'],
  'negative.write': ['region_office'],
  'linkage.read': READERS,
  'linkage.write': ['banner_bureau', 'township'],
  'asset.read': READERS,
  'asset.write': ['banner_bureau', 'township'],
  'posting.read': READERS,
  'posting.write': ['region_office', 'league_office', 'banner_bureau', 'beijing_office', 'district_office'],
  'batch.write': ['region_office'],
  'document.read': READERS,
  'document.write': [...OFFICES, 'township'],
  /** A photo or scan for a proof: the cadre proves for the east, the village for its own works, the auditor what he found. */
  'file.write': [...OFFICES, 'township', 'village_worker', 'cadre', 'auditor'],
  /** 投诉举报: an office sees what it took part in (policies of the table); it never handles one about itself */
  'complaint.read': [...OFFICES, 'auditor'],
  'complaint.handle': OFFICES,
  /** 函询: the unit complained about says how it was, without learning who complained */
  'inquiry.answer': [...OFFICES, 'township'],
  'parameter.read': [...READERS, 'administrator'],
  'parameter.write': ['administrator', 'region_office', 'banner_bureau', 'beijing_office'],
  'area.write': ['beijing_office', 'region_office'],
  'pairing.write': ['beijing_office', 'region_office'],
  'account.manage': ['administrator'],
  /** what an auditor would raise, with the rows behind it: of whole banners, so that no part passes for all */
  'alarm.read': [...OFFICES, 'cadre', 'auditor'],
  'sample.read': ['auditor', 'region_office', 'beijing_office'],
  'sample.draw': ['auditor'],
  /** what is made known, before and after; published ones are read by everybody on the public pages */
  'announcement.read': READERS,
  'announcement.write': OFFICES,
  /** boards hung and looked at, objections taken down at the counter */
  'announcement.hang': [...OFFICES, ...GRASS_ROOTS],
  'finding.read': [...OFFICES, 'township', 'cadre', 'auditor'],
  /** The one thing an auditor writes: findings, and their 销号 or return. */
  'finding.raise': ['auditor'],
  'finding.rectify': [...OFFICES, 'township'],
  'audit.read': ['auditor', 'administrator', ...OFFICES],
  /** Lists that anybody signed in to the programme may read, as a file with the reader's name on it. */
  'list.export': [...READERS, 'administrator'],
  'job.read': [...READERS, 'administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Verb = keyof typeof MAY

/** A signed-in person acting under one grant. `lo`/`hi` bound 12-digit codes; '' and '~' mean the whole county. */
export interface Reader {
  readonly userId: string
  readonly userName: string
  readonly role: Role
  /** The grant's own area: 150000, 150900, 150125, 152527102 … or 110000, 110109. */
  readonly areaCode: string
  readonly counties: readonly string[]
  /** The counties among them whose rows may be written (an ended pairing stays readable). */
  readonly writable: readonly string[]
  readonly lo: string
  readonly hi: string
  readonly parties: readonly string[]
  /** Whether names of people may be shown in full; id numbers are masked for everyone (design §4). */
  readonly seesNames: boolean
  /** On the public pages, whoever asks: nobody has one there (kernel/visit.ts). */
  readonly visit?: Visit
}

/** What a visitor's transaction opens: the county that hears what is handed in, the number it is found again by. */
export interface Visit {
  readonly hears?: string
  readonly reference?: string
}

/** A sign-in, as far as a route needs it; its token never leaves the account tables. */
export interface Session {
  readonly id: string
  readonly userId: string
  readonly grantId: string | null
}

export function may(reader: Reader, verb: Verb): boolean {
  return (MAY[verb] as readonly Role[]).includes(reader.role)
}

/** The posts that a verb is given to, in the order of the roles. */
export const rolesOf = (verb: Verb): readonly Role[] =>
  (Object.keys(ROLES) as Role[]).filter(role => (MAY[verb] as readonly Role[]).includes(role))

export function mustMay(reader: Reader, verb: Verb): void {
  if (!may(reader, verb)) throw new Problem('access.role')
}

/** Whether a place with all its descendants lies inside the reader's scope. */
export function covers(reader: Reader, counties: readonly string[], lo: string, hi: string): boolean {
  const own = new Set(reader.counties)
  return counties.every(county => own.has(county)) && lo >= reader.lo && hi <= reader.hi
}

/** Where a reader may write findings and samples: an auditor everywhere he reads, others nowhere by this. */
export const inspected = (reader: Reader): readonly string[] =>
  reader.role === 'auditor' ? reader.counties : []

/** All audits are one body where records name who takes part. */
export const AUDIT = 'audit'

/** The office that a reader speaks for, by its area; '' for whoever speaks for none. */
export function officeOf(reader: Reader): string {
  if (reader.role === 'auditor') return AUDIT
  return ([...OFFICES, 'township'] as readonly Role[]).includes(reader.role) ? reader.areaCode : ''
}

/** Refuses a finding or sample of a county (and place) that the auditor does not read. */
export function mustInspect(reader: Reader, county: string, areaCode: string): void {
  mustWrite({ ...reader, writable: inspected(reader) }, county, areaCode)
}

/** Refuses a write to a county (and place) that the grant does not include; a visitor hands in where he is heard. */
export function mustWrite(reader: Reader, county: string, areaCode: string): void {
  if (reader.visit?.hears === county) return
  const inside = areaCode >= reader.lo && areaCode < reader.hi
  if (!reader.writable.includes(county) || !inside)
    throw new Problem('access.scope', {}, [], { zh: `地区 ${areaCode}`, en: `Area ${areaCode}` })
}
