/** Columns of the lists of villages and banners, in the order offices keep them. */
import type { Word } from '../../kernel/words.ts'

export const VILLAGE_COLUMNS = {
  countyName: { zh: '旗县', en: 'Banner' },
  townshipName: { zh: '苏木乡镇', en: 'Township' },
  name: { zh: '嘎查村', en: 'Village' },
  code: { zh: '行政区划代码', en: 'Code' },
  designatedLevel: { zh: '级别', en: 'Level' },
  designatedYear: { zh: '识别年度', en: 'Year of designation' },
  exitRound: { zh: '退出年度', en: 'Round of exit' },
  exitOn: { zh: '退出公告日期', en: 'Declared out on' },
  incidence: { zh: '贫困发生率', en: 'Incidence' },
  documentNumber: { zh: '公告文号', en: 'Document' },
  households: { zh: '建档立卡户数', en: 'Registered households' },
  people: { zh: '建档立卡人数', en: 'Registered people' },
} as const satisfies Record<string, Word>

export const BANNER_COLUMNS = {
  league: { zh: '盟市', en: 'League' },
  name: { zh: '旗县', en: 'Banner' },
  code: { zh: '行政区划代码', en: 'Code' },
  designatedLevel: { zh: '级别', en: 'Level' },
  exitRound: { zh: '退出年度', en: 'Round of exit' },
  exitOn: { zh: '退出公告日期', en: 'Declared out on' },
  incidence: { zh: '综合贫困发生率', en: 'Incidence' },
  documentNumber: { zh: '公告文号', en: 'Document' },
  villages: { zh: '贫困嘎查村数', en: 'Poor villages' },
  exitedVillages: { zh: '已退出嘎查村数', en: 'Villages out' },
} as const satisfies Record<string, Word>
