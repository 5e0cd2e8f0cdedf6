/**
 * The parameters of the programme (domain §17): lines and thresholds by area, year and purpose. What they are stands
 * here; what they are worth stands in the table, with its source. An empty one blocks whatever would be decided by it,
 * and nobody invents a value.
 */
import type { Word } from '../../kernel/words.ts'

/** How well a parameter's value is known; shown beside it, because a rule is only as good as its line. */
export const PARAMETER_STATUS = {
  F: { zh: '有公开出处', en: 'found in a source' },
  R: { zh: '通行做法，待核', en: 'known practice, to be checked' },
  D: { zh: '推算', en: 'derived' },
  N: { zh: '未查到，待填报', en: 'not found, to be entered' },
} as const satisfies Record<string, Word>

/** The lowest level that may set a value of its own; who that is stands in the words. */
export const PARAMETER_SCOPES = {
  nation: {
    zh: '系统管理员或自治区主管部门',
    en: 'the administrator or the region office',
  },
  province: {
    zh: '自治区主管部门或系统管理员',
    en: 'the region office or the administrator',
  },
  county: {
    zh: '旗县主管部门、自治区主管部门或系统管理员',
    en: 'the banner bureau, the region office or the administrator',
  },
  programme: {
    zh: '北京市支援合作办、自治区主管部门或系统管理员',
    en: 'the Beijing office, the region office or the administrator',
  },
} as const satisfies Record<string, Word>

export type ParameterScope = keyof typeof PARAMETER_SCOPES

/** What a value may be. */
export type ParameterType = 'share' | 'whole' | 'money' | 'period' | 'choice' | 'date' | 'weight'

export interface ParameterTerm extends Word {
  readonly scope: ParameterScope
  readonly type: ParameterType
  readonly choices?: Readonly<Record<string, Word>>
}

const share = (scope: ParameterScope, zh: string, en: string): ParameterTerm => ({
  zh,
  en,
  scope,
  type: 'share',
})
const whole = (scope: ParameterScope, zh: string, en: string): ParameterTerm => ({
  zh,
  en,
  scope,
  type: 'whole',
})
const money = (scope: ParameterScope, zh: string, en: string): ParameterTerm => ({
  zh,
  en,
  scope,
  type: 'money',
})

const weight = (scope: ParameterScope, zh: string, en: string): ParameterTerm => ({
  zh,
  en,
  scope,
  type: 'weight',
})

export const PARAMETERS: Readonly<Record<string, ParameterTerm>> = {
  poverty_line: money('nation', '国家扶贫标准', 'National poverty line'),
  exit_line: money('province', '自治区退出线', 'Regional exit line'),
  monitor_line: money('province', '收入监测范围', 'Monitoring income range'),
  income_window: {
    scope: 'province',
    type: 'period',
    zh: '收入计算期',
    en: 'Period of the income',
  },
  'county_exit.max_incidence': share(
    'province',
    '旗县退出：综合贫困发生率上限',
    'Banner exit: highest incidence',
  ),
  'county_exit.max_missed': share('province', '旗县退出：漏评率上限', 'Banner exit: highest missed rate'),
  'county_exit.max_wrong': share('province', '旗县退出：错退率上限', 'Banner exit: highest wrong-exit rate'),
  'county_exit.min_recognition': share(
    'province',
    '旗县退出：群众认可度下限',
    'Banner exit: lowest recognition',
  ),
  'county_exit.notice_days': whole(
    'province',
    '旗县退出公示天数',
    'Banner exit: notice days without holidays',
  ),
  'village_exit.max_incidence': share(
    'province',
    '贫困村退出：贫困发生率上限',
    'Village exit: highest incidence',
  ),
  household_notice_days: whole('county', '户级公示天数', 'Notice days of households'),
  fund_notice_days: whole('nation', '资金项目公告公示天数（乡村）', 'Notice days: funds and projects'),
  'notice.answer_days': whole('county', '公告异议答复天数', 'Days to answer an objection to a notice'),
  'notice.publish_days': whole(
    'nation',
    '主动公开期限（工作日）',
    'Working days to announce a plan or an allocation',
  ),
  'monitor.include_days': whole('province', '线索核实到纳入天数', 'Days from lead to inclusion'),
  'monitor.measure_days': whole('province', '纳入后落实措施天数', 'Days from inclusion to measures'),
  'monitor.hard_error_days': whole(
    'nation',
    '纳入后尚未实施措施即为差错的期限',
    'Time after which no measure is an error',
  ),
  'monitor.max_risks': whole('nation', '监测户风险类型上限', 'Most risks of a household'),
  'causes.secondary_max': whole('nation', '其他致贫原因上限', 'Most further causes'),
  'eliminate.min_stable_months': whole('province', '风险消除稳定月数', 'Stable months before elimination'),
  'coop_fund.min_share_on_poor': share(
    'programme',
    '协作资金用于建档立卡比例下限',
    'Lowest share on registered poor',
  ),
  'coop_fund.county_average': money('programme', '县均协作资金', 'Average funds per banner'),
  'mgmt_fee.max_share': share('nation', '项目管理费上限', 'Highest management share'),
  'carry_over.max': share('nation', '结转比例上限', 'Carry-over limit'),
  'bank.match_days': whole(
    'county',
    '银行流水自动核对相差天数上限',
    'Most days apart for a line and a record to be matched by the rule',
  ),
  'fund.pace': share(
    'programme',
    '支出进度应达比例',
    'Share of a year’s money to be spent by the end of a month',
  ),
  'project.pay_ceiling': share('province', '项目拨付上限', 'Payment ceiling of a project'),
  'project.idle_months': whole('province', '资金闲置预警月数', 'Months after which money counts as idle'),
  'project.report_days': whole('province', '在建项目报进度间隔天数', 'Most days between reports of works'),
  'allocation.weight': weight('programme', '分配测算：效益权重', 'Allocation: weight of benefit'),
  'allocation.band': share('programme', '分配测算：效益递减', 'Allocation: diminishing returns'),
  'allocation.factor_weight': weight('programme', '因素法：因素权重', 'Baseline: weight of a factor'),
  'allocation.condition': weight('county', '因素法：区位条件系数', 'Baseline: coefficient of conditions'),
  'workshop.min_poor': whole('county', '{workshop}：最少脱贫人口', '{workshop}: fewest registered workers'),
  'workshop.min_ratio': share('county', '{workshop}：最低占比', '{workshop}: lowest share'),
  'workshop.combine': {
    scope: 'county',
    type: 'choice',
    zh: '{workshop}：人数与占比的关系',
    en: '{workshop}: how number and share combine',
    choices: {
      and: { zh: '同时达到', en: 'both must be met' },
      or: { zh: '达到其一', en: 'either is enough' },
    },
  },
  'canteen832.min_share': share('nation', '食堂采购预留比例', 'Canteen reserve share'),
  'canteen832.encouraged_share': share('province', '食堂采购鼓励比例', 'Canteen encouraged share'),
  'product.min_value': money('programme', '产品最低商品价值量', 'Lowest product value'),
  'leader.min_households': whole('province', '致富带头人最少带动户', 'Fewest households per leader'),
  'labour.min_months_to_count': whole('programme', '务工计数最少月数', 'Fewest months to count a worker'),
  'professional.min_months_to_count': whole(
    'programme',
    '专技人才计数最少月数',
    'Fewest months to count a professional',
  ),
  'complaint.accept_days': whole('nation', '投诉受理期限', 'Days to accept a complaint'),
  'complaint.handle_days': whole('nation', '投诉办理期限', 'Days to answer a complaint'),
  'complaint.extend_days': whole('nation', '投诉延期天数上限', 'Days a complaint may be extended by'),
  'complaint.appeal_days': whole('nation', '申请复查期限', 'Days to appeal'),
  'complaint.review_days': whole('nation', '复查期限', 'Days to review'),
  'complaint.object_workdays': whole(
    'nation',
    '退回转办期限（工作日）',
    'Working days to give a transfer back',
  ),
  'stats.suppress_below': whole('nation', '统计最小单元', 'Smallest cell shown'),
  'programme.from': { scope: 'programme', type: 'date', zh: '项目起始日', en: 'First day of the programme' },
  'programme.to': { scope: 'programme', type: 'date', zh: '数据截止日', en: 'Last day of the data' },
}
