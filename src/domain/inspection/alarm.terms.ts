/**
 * 监督预警: what an auditor would raise about money, projects, assets and promises, each a query that gives rows. An
 * alarm is raised by rows and never by an opinion, says who acts, and leads to where it is put right. Its threshold is
 * a parameter; while nobody has entered one, the alarm is blocked and says so. Issue 3 point 8; domain §5.
 */
import type { Role } from '../../kernel/access.ts'
import type { Word } from '../../kernel/words.ts'

interface AlarmTerm {
  readonly words: Word
  /** What a row of it means. */
  readonly says: Word
  /** Who puts it right, in the office's words. */
  readonly acts: Word
  /** For whom it is a 待办. */
  readonly actors: readonly Role[]
  /** The kind of record in its rows; `banner` where it is a place's money of a year. */
  readonly type: 'project' | 'linkage' | 'asset' | 'payment' | 'allocation' | 'banner' | 'complaint'
  /** What a row of a place’s money is called, by its year; other rows have their record’s own name. */
  readonly row?: (year: string) => Word
  readonly parameter?: { readonly key: string; readonly purpose?: string }
}

const BUREAU: readonly Role[] = ['banner_bureau']
const GIVERS: readonly Role[] = ['beijing_office', 'district_office']
const bureau = (zh: string, en: string): Word => ({ zh: `旗县主管部门：${zh}`, en: `Banner bureau: ${en}` })

export const ALARMS = {
  fund_idle: {
    words: { zh: '资金闲置', en: 'Money idle' },
    says: {
      zh: '资金安排到项目已超过规定月数，一分未拨。',
      en: 'Bound to a project longer than the limit, and not a fen of it paid.',
    },
    acts: bureau('推进拨付或调整安排', 'have it paid, or bind it elsewhere'),
    actors: BUREAU,
    type: 'project',
    parameter: { key: 'project.idle_months' },
  },
  pace_behind: {
    words: { zh: '支出进度滞后', en: 'Spending behind pace' },
    says: {
      zh: '以往年度资金的支出仍低于年底应达比例。',
      en: 'Of a past year’s money less is spent than was due by the end of that year.',
    },
    acts: bureau('加快支出，登记支出凭证', 'spend, and record the vouchers'),
    actors: BUREAU,
    type: 'banner',
    row: year => ({ zh: `${year} 年度资金`, en: `Money of ${year}` }),
    parameter: { key: 'fund.pace', purpose: '12' },
  },
  poor_share: {
    words: { zh: '用于贫困户比例不足', en: 'Too little for registered poor' },
    says: {
      zh: '当年京蒙财政资金中，安排到已与建档立卡户签约联结项目的部分低于下限。',
      en: 'Less of a year’s Beijing fiscal money than the rule asks is bound to projects with households in signed contracts.',
    },
    acts: bureau('补签利益联结合同或调整安排', 'sign contracts with households, or bind it elsewhere'),
    actors: BUREAU,
    type: 'banner',
    row: year => ({ zh: `${year} 年度京蒙财政资金`, en: `Beijing fiscal money of ${year}` }),
    parameter: { key: 'coop_fund.min_share_on_poor' },
  },
  no_linkage: {
    words: { zh: '项目没有利益联结', en: 'Project without benefit linkage' },
    says: {
      zh: '应联结农牧户的项目已通过投资环节，仍没有联结户。',
      en: 'Past its investment gate, and no household stands in a contract of it.',
    },
    acts: bureau('签订利益联结合同、登记联结户', 'sign a contract and join households'),
    actors: BUREAU,
    type: 'project',
  },
  gate_overdue: {
    words: { zh: '环节超期', en: 'Gate overdue' },
    says: {
      zh: '计划日期已过，下一环节还没有通过。',
      en: 'The planned day has passed and the next gate has not been.',
    },
    acts: bureau('补齐材料并过关，或申请变更', 'supply what the gate asks, or request a change'),
    actors: BUREAU,
    type: 'project',
  },
  progress_silent: {
    words: { zh: '在建项目久未报进度', en: 'Works not reported on' },
    says: {
      zh: '项目已开工未完工，距上一次登记进度已超过规定天数。',
      en: 'Started and not completed, and the last report lies further back than the limit.',
    },
    acts: bureau(
      '督促实施单位报进度，停工的查明原因',
      'have the works reported on, and ask why where they stand still',
    ),
    actors: BUREAU,
    type: 'project',
    parameter: { key: 'project.report_days' },
  },
  payment_early: {
    words: { zh: '未过投资环节先拨付', en: 'Paid before the gate' },
    says: {
      zh: '拨付日期早于项目通过投资环节的日期，或项目至今未通过。',
      en: 'Paid before the project passed its investment gate, or without it.',
    },
    acts: {
      zh: '拨款方：核实，有误则冲销',
      en: 'The payer: look into it, and reverse what is wrong',
    },
    actors: GIVERS,
    type: 'payment',
  },
  payment_without_project: {
    words: { zh: '拨付未对应项目', en: 'Payment without a project' },
    says: {
      zh: '京蒙财政资金的拨付没有对应到任何项目。',
      en: 'Beijing fiscal money paid and tied to no project.',
    },
    acts: { zh: '拨款方：对应到项目', en: 'The payer: tie it to its project' },
    actors: GIVERS,
    type: 'payment',
  },
  parts_differ: {
    words: { zh: '分项之和不等于总额', en: 'Parts do not make the whole' },
    says: {
      zh: '项目已通过投资环节，各资金来源之和与项目总投资不一致。',
      en: 'Past its investment gate, and the sums by source do not add up to the budget.',
    },
    acts: bureau('核对资金来源，或申请变更', 'check the sources, or request a change'),
    actors: BUREAU,
    type: 'project',
  },
  asset_idle: {
    words: { zh: '资产闲置或流失', en: 'Asset idle or lost' },
    says: { zh: '资产最近一次登记的状态为闲置或流失。', en: 'Its last recorded state is idle or lost.' },
    acts: bureau('盘活、处置或追回', 'put it to use, dispose of it or recover it'),
    actors: BUREAU,
    type: 'asset',
  },
  return_unpaid: {
    words: { zh: '资产收益未收足', en: 'Return of an asset unpaid' },
    says: {
      zh: '约定了年收益的资产，上一年度收到的收益不足约定数。',
      en: 'Last year’s return on an asset came to less than was agreed.',
    },
    acts: bureau('向经营主体收缴并登记收益', 'collect it from the operator and record it'),
    actors: BUREAU,
    type: 'asset',
  },
  promise_unpaid: {
    words: { zh: '约定收益未发放', en: 'Promise unpaid' },
    says: {
      zh: '到期的约定收益没有足额发放到户。',
      en: 'What a contract promises to households is due and not paid in full.',
    },
    acts: bureau('督促经营主体发放', 'have the operator pay'),
    actors: BUREAU,
    type: 'linkage',
  },
  complaint_overdue: {
    words: { zh: '投诉举报超期', en: 'Complaint overdue' },
    says: {
      zh: '投诉举报过了受理、办理或复查期限。内容只对办理单位公开。',
      en: 'Not accepted, answered or reviewed by its day. What it says is open to its handler only.',
    },
    acts: { zh: '办理单位：办理，或申请延期', en: 'The handler: see to it, or ask for more time' },
    // The handler’s own list of what waits names it.
    actors: [],
    type: 'complaint',
  },
  plan_unpublished: {
    words: { zh: '年度计划未公告', en: 'Plan of a year not announced' },
    says: {
      zh: '当年资金已有项目立项，超过公开期限仍未公告年度计划。',
      en: 'Projects of a year’s money passed 立项, and its plan was not announced within the working days of the rule.',
    },
    acts: bureau('拟稿发布年度计划公告', 'draft and publish the plan'),
    actors: BUREAU,
    type: 'banner',
    row: year => ({ zh: `${year} 年度计划`, en: `Plan of ${year}` }),
    parameter: { key: 'notice.publish_days' },
  },
  funds_unpublished: {
    words: { zh: '资金分配结果未公告', en: 'Allocation not announced' },
    says: {
      zh: '资金分配到旗县，超过公开期限仍未公告分配结果。',
      en: 'Allocated to the banner, and not announced within the working days of the rule.',
    },
    acts: bureau('拟稿发布资金分配结果公告', 'draft and publish the result'),
    actors: BUREAU,
    type: 'allocation',
    row: year => ({ zh: `${year} 年度资金分配`, en: `Allocation of ${year}` }),
    parameter: { key: 'notice.publish_days' },
  },
} as const satisfies Record<string, AlarmTerm>

export type AlarmKind = keyof typeof ALARMS
export const ALARM_KINDS = Object.keys(ALARMS) as AlarmKind[]

export const termOf = (kind: AlarmKind): AlarmTerm => ALARMS[kind]
