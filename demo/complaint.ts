/**
 * Complaints of the demonstration: invented throughout, and nobody real. Each goes its way by the programme's own FLOW,
 * so that a row says what its last step says.
 */
import { FLOW } from '../src/domain/notice/complaint.rules.ts'
import { above, receiverOf } from '../src/domain/notice/complaintOffice.rules.ts'
import { COMPLAINANT } from '../src/domain/notice/complaint.terms.ts'
import type { Act, Channel, Matter, State } from '../src/domain/notice/complaint.terms.ts'
import type { Vault } from '../src/kernel/secret.ts'
import type { Random } from './random.ts'
import { later } from './rows.ts'
import type { Row } from './rows.ts'
import type { Village } from './village.ts'

const BANNER = '152527'
const LEAGUE = '152500'
/** Days of the parameters complaint.*; what follows a step is due so many days after it. */
const DUE: Partial<Record<Act, number>> = { accept: 60, answer: 30, appeal: 30, transfer: 15 }
const ACCEPT_DAYS = 15

interface Done {
  readonly act: Act
  /** Days after the step before it. */
  readonly after: number
  readonly note?: string
  readonly answer?: string
  readonly to?: string
}

interface Told {
  readonly county?: string
  readonly channel: Channel
  readonly matter: Matter
  readonly on: string
  readonly text: string
  readonly accused?: string
  readonly name?: string
  readonly phone?: string
  readonly way: readonly Done[]
}

const accept: Done = { act: 'accept', after: 4 }
const look = (note: string): Done => ({ act: 'investigate', after: 12, note })
const reply = (answer: string): Done => ({ act: 'answer', after: 16, answer })
const agree: Done = { act: 'agree', after: 6 }

const TOLD: readonly Told[] = [
  {
    channel: 'hotline',
    matter: 'money',
    on: '2020-05-11',
    text: '公示的务工补贴每人 1,800 元，实际只收到 1,500 元，请核实差额。（示例）',
    name: '示例甲',
    phone: '13800000001',
    way: [
      accept,
      look('调取发放清册和银行回单，3 人因卡号有误退回未补。（示例）'),
      reply('经核实，您的补贴因卡号有误部分退回，已于 6 月 12 日补发 300 元。（示例）'),
      agree,
    ],
  },
  {
    channel: 'web',
    matter: 'project',
    on: '2020-06-03',
    text: '储窖去年就说建好了，到现在门还没装，冬天没法用。（示例）',
    way: [
      accept,
      look('现场查看，附属工程未完。已要求施工方 30 日内完成。（示例）'),
      reply('储窖主体已验收，门和通风尚未安装，施工方承诺 7 月底前装好。（示例）'),
      { act: 'appeal', after: 9, note: '只说承诺，没有说谁来监督。（示例）' },
      {
        act: 'answer',
        after: 20,
        answer: '盟主管部门复查：7 月 28 日现场核实已安装，由旗主管部门回访。（示例）',
      },
      agree,
    ],
  },
  {
    channel: 'letter',
    matter: 'registration',
    on: '2020-03-20',
    text: '对法院已经判决的分家财产有意见，要求重新认定户籍。（示例）',
    name: '示例乙',
    way: [{ act: 'refuse', after: 7, answer: '所提事项已由人民法院判决，请依法定程序提出。（示例）' }],
  },
  {
    channel: 'visit',
    matter: 'notice',
    on: '2020-08-17',
    text: '村里的公示贴在会议室里，平时锁着门，看不到。（示例）',
    way: [accept, { act: 'withdraw', after: 5, note: '来访人称公示已移到村部门口，当面撤回。（示例）' }],
  },
  {
    channel: 'web',
    matter: 'conduct',
    on: '2020-09-01',
    text: '旗里办事的人让跑了三趟，每次说的材料都不一样。（示例）',
    accused: BANNER,
    way: [
      accept,
      look('向旗主管部门函询并抽查办事登记。（示例）'),
      reply('情况属实，已要求一次性告知并公开材料清单。（示例）'),
      { act: 'close', after: 31, note: '申请复查期限已过。（示例）' },
    ],
  },
  {
    channel: 'hotline',
    matter: 'money',
    on: '2020-11-09',
    text: '合作社分红说好年底发，现在没有消息。（示例）',
    name: '示例丙',
    phone: '13800000002',
    way: [accept, look('合作社账目正在核对。（示例）')],
  },
  {
    channel: 'web',
    matter: 'other',
    on: '2020-12-14',
    text: '村口的路灯有三盏不亮，晚上看不清。（示例）',
    way: [],
  },
]

/** Plain ones of other banners, so that the table by place and matter has something to count. */
const PLAIN: readonly (readonly [Matter, number])[] = [
  ['money', 6],
  ['project', 4],
  ['notice', 3],
  ['registration', 1],
]
const OTHERS = ['150125', '150923', '150929'] as const

const plain = (county: string, matter: Matter, on: string): Told => ({
  county,
  channel: 'hotline',
  matter,
  on,
  text: '反映情况一件，已按程序办理。（示例）',
  way: [accept, look('已向有关单位核实。（示例）'), reply('已核实并告知。（示例）'), agree],
})

export interface ComplaintRows {
  readonly complaint: Row[]
  readonly complaint_step: Row[]
  readonly inquiry: Row[]
}

export const COMPLAINT_TABLES = ['complaint', 'complaint_step', 'inquiry'] as const

interface Maker {
  readonly random: Random
  readonly vault: Vault
  readonly tail: { readonly recorded_at: string; readonly batch_id: string }
}

export function complaints(maker: Maker, places: readonly Village[]): ComplaintRows {
  const rows: ComplaintRows = { complaint: [], complaint_step: [], inquiry: [] }
  const numbers = new Map<string, number>()
  const all = [
    ...TOLD,
    ...OTHERS.flatMap(county =>
      PLAIN.flatMap(([matter, n]) =>
        Array.from({ length: n }, () => plain(county, matter, maker.random.day('2020-01-06', '2020-09-30'))),
      ),
    ),
  ].sort((a, b) => a.on.localeCompare(b.on))
  for (const told of all) {
    const own = places.filter(p => p.county === (told.county ?? BANNER))
    const areaCode = maker.random.pick(own).code
    const county = receiverOf(areaCode, told.accused ?? null)!
    const n = (numbers.get(county) ?? 0) + 1
    numbers.set(county, n)
    goesItsWay(maker, rows, told, {
      county,
      areaCode,
      number: `TS${county}-2020-${String(n).padStart(4, '0')}`,
    })
  }
  return rows
}

interface Place {
  readonly county: string
  readonly areaCode: string
  readonly number: string
}

function goesItsWay({ random, vault, tail }: Maker, rows: ComplaintRows, told: Told, at: Place): void {
  const made = Date.parse(tail.recorded_at)
  const id = random.id(made)
  const own = { county: at.county, area_code: at.areaCode }
  let state: State = 'received'
  let handler = at.county
  let dueOn: string | null = later(told.on, ACCEPT_DAYS)
  let appeals = 0
  let on = told.on
  const offices = new Set([handler])
  told.way.forEach((done, i) => {
    on = later(on, done.after)
    const by = done.act === 'appeal' || done.act === 'agree' ? COMPLAINANT : handler
    state = FLOW[done.act][state]!
    const next = done.act === 'appeal' ? above(handler)! : done.to
    if (done.act === 'appeal') appeals += 1
    const days = DUE[done.act]
    if (days) dueOn = later(on, days)
    if (['closed', 'refused', 'withdrawn'].includes(state)) dueOn = null
    if (next) handler = next
    offices.add(handler)
    rows.complaint_step.push({
      ...own,
      id: random.id(made),
      complaint_id: id,
      ordinal: i + 1,
      act: done.act,
      state,
      on_date: on,
      note: done.note ?? null,
      answer: done.answer ?? null,
      office: by,
      to_office: next ?? null,
      due_on: dueOn,
      by_id: by === COMPLAINANT ? 'public' : 'demonstration',
      by_name: by === COMPLAINANT ? '' : '示例经办人',
      ...tail,
    })
    if (done.act === 'investigate' && told.accused)
      rows.inquiry.push(asked(random, tail, at, id, told.accused, on))
  })
  rows.complaint.push({
    ...own,
    id,
    number: at.number,
    channel: told.channel,
    matter: told.matter,
    accused: told.accused ?? null,
    text: told.text,
    name_sealed: told.name ? vault.seal(told.name) : null,
    phone_sealed: told.phone ? vault.seal(told.phone) : null,
    received_on: told.on,
    // Its code was told to nobody.
    secret_index: vault.blind(`complaint:${random.id(made)}`),
    state,
    handler,
    offices: `{${[...offices].join(',')}}`,
    due_on: dueOn,
    appeals,
    extension: null,
    ...tail,
  })
}

const asked = (
  random: Random,
  tail: Maker['tail'],
  at: Place,
  complaintId: string,
  unit: string,
  on: string,
): Row => ({
  county: unit,
  id: random.id(Date.parse(tail.recorded_at)),
  area_code: unit,
  complaint_county: at.county,
  complaint_id: complaintId,
  asker: LEAGUE,
  question: '请说明今年群众办事材料清单的公开情况，并附办事登记。（示例）',
  asked_on: on,
  due_on: later(on, 10),
  statement: '清单 8 月前未公开，已补充公开并登记。（示例）',
  answered_on: later(on, 6),
  answered_by: '示例经办人',
  ...tail,
})
