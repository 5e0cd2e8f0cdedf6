/** What an empty parameter stops, in the words of the office that waits for it. */
import type { Word } from '../../kernel/words.ts'

/** By the beginning of the key; the first that fits counts. */
const STOPS: readonly (readonly [string, Word])[] = [
  ['county_exit.', { zh: '旗县退出条件的自动核对', en: 'the automatic check of a banner’s exit' }],
  ['village_exit.', { zh: '嘎查村退出条件的自动核对', en: 'the automatic check of a village’s exit' }],
  ['poverty_line', { zh: '按国家扶贫标准判定收入', en: 'judging incomes by the national line' }],
  [
    'exit_line',
    { zh: '收入是否达到退出线的自动核对', en: 'the automatic check of incomes against the exit line' },
  ],
  ['income_window', { zh: '年度收入的起止认定', en: 'which months a year’s income covers' }],
  ['monitor', { zh: '防返贫监测的筛查和办理期限', en: 'screening and deadlines of monitoring' }],
  ['eliminate.', { zh: '风险消除的自动核对', en: 'the automatic check before a risk is eliminated' }],
  ['household_notice_days', { zh: '户级公示截止日的推算', en: 'the last day of a household’s notice' }],
  [
    'fund_notice_days',
    { zh: '资金项目公示截止日的推算', en: 'the last day of a fund’s or project’s notice' },
  ],
  ['coop_fund.', { zh: '协作资金使用比例的自动核对', en: 'the automatic check of how funds are used' }],
  ['mgmt_fee.', { zh: '项目管理费比例的自动核对', en: 'the automatic check of management fees' }],
  ['fund.pace', { zh: '支出进度的判定和滞后预警', en: 'judging the pace of spending' }],
  ['project.pay_ceiling', { zh: '项目拨付上限的核对', en: 'the payment ceilings of projects' }],
  ['project.idle_months', { zh: '资金闲置预警', en: 'the alarm of idle money' }],
  ['project.report_days', { zh: '在建项目久未报进度预警', en: 'the alarm of works not reported on' }],
  ['carry_over.', { zh: '资金结转比例的自动核对', en: 'the automatic check of what is carried over' }],
  ['allocation.', { zh: '资金分配测算', en: 'dividing a year’s money' }],
  ['workshop.', { zh: '扶贫车间（帮扶车间）的自动认定', en: 'recognising workshops automatically' }],
  ['stats.', { zh: '统计中小单元的隐去', en: 'hiding small groups in statistics' }],
]

export const stoppedBy = (key: string): Word =>
  STOPS.find(([begin]) => key.startsWith(begin))?.[1] ?? {
    zh: '按它作出的自动判定',
    en: 'whatever would be decided by it',
  }
