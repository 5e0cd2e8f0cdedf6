/** The lists of the demonstration as workbooks: headings of two rows, a note, a total and a footer, as offices print them. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { NATIONAL_KEYS, columnOf } from '../src/domain/household/nationalList.terms.ts'
import type { NationalKey } from '../src/domain/household/nationalList.terms.ts'
import { rootFolder } from '../src/kernel/migrate.ts'
import type { Sample } from '../src/kernel/sample.routes.ts'
import type { SheetColumn } from '../src/kernel/sheet/column.ts'
import { writeXlsx } from '../src/kernel/sheet/xlsx.write.ts'
import type { Word } from '../src/kernel/words.ts'
import { RECORDED_AT } from './seed.ts'
import { writeCards, writeReturn, writeStatement } from './bankSample.ts'
import { correctProjects, faultyProjects, writeProjects } from './projectSample.ts'
import { correctedList, faultyList } from './sampleFault.ts'
import type { SampleRow } from './sampleList.ts'

const word = (zh: string): Word => ({ zh, en: zh })

const PLACE = word('所在地')
const PERSON = word('家庭成员情况')
const MONITORING = word('监测情况')

const GROUPS: Partial<Record<NationalKey, Word>> = {
  county: PLACE,
  township: PLACE,
  village: PLACE,
  naturalVillage: PLACE,
  personCode: PERSON,
  name: PERSON,
  idNumber: PERSON,
  memberCount: PERSON,
  relation: PERSON,
  ethnicity: PERSON,
  education: PERSON,
  schooling: PERSON,
  health: PERSON,
  labour: PERSON,
  monthsWorked: PERSON,
  seriousIllnessInsured: PERSON,
  monitoredKind: MONITORING,
  riskEliminated: MONITORING,
  riskIdentifiedOn: MONITORING,
  riskEliminatedOn: MONITORING,
}

const COLUMNS: readonly SheetColumn<SampleRow>[] = NATIONAL_KEYS.map(key => ({
  heading: word(columnOf(key).zh),
  ...(GROUPS[key] ? { group: GROUPS[key] } : {}),
  ...(key === 'perCapita' ? { unit: word('元') } : {}),
  ...(key === 'memberCount' || key === 'monthsWorked' ? { kind: 'whole' as const } : {}),
  width: key === 'village' || key.endsWith('Code') || key === 'idNumber' ? 22 : 12,
  value: row => row[key],
}))

/** The same rows give the same bytes: the time inside the file is the demonstration's. */
export function writeSample(rows: readonly SampleRow[]): Readable {
  return writeXlsx(
    {
      name: '脱贫户监测对象名单',
      title: '太仆寺旗脱贫户、监测对象户人名单（截至2020年12月31日）',
      notes: ['示例：村、户、人均为虚构，证件号码不属于任何人。'],
      columns: COLUMNS,
      pages: [rows],
      total: n => `合计（共 ${n} 人）`,
      footer: [['填表人：', '审核人：', '单位（公章）：', '日期：2020年12月31日']],
      printed: '示例名单',
      lang: 'zh',
    },
    new Date(RECORDED_AT),
  )
}

interface Shipped extends Omit<Sample, 'mediaType' | 'open' | 'fileName'> {
  readonly write: () => Readable
}

/** For download on the import pages of the demonstration. */
export const SHIPPED: readonly Shipped[] = [
  {
    name: 'national-list-faulty',
    list: 'national-list',
    words: { zh: '示例名单（300 行，含 12 处错误）', en: 'Sample list (300 rows with 12 errors)' },
    write: () => writeSample(faultyList().rows),
  },
  {
    name: 'national-list-corrected',
    list: 'national-list',
    words: { zh: '示例名单（已改正）', en: 'Sample list (corrected)' },
    write: () => writeSample(correctedList()),
  },
  {
    name: 'project-library-faulty',
    list: 'projects',
    words: { zh: '示例项目库（36 行，含 12 处问题）', en: 'Sample library (36 rows with 12 problems)' },
    write: () => writeProjects(faultyProjects().rows),
  },
  {
    name: 'project-library-corrected',
    list: 'projects',
    words: { zh: '示例项目库（已改正）', en: 'Sample library (corrected)' },
    write: () => writeProjects(correctProjects()),
  },
  {
    name: 'bank-statement',
    list: 'bank-statement',
    words: { zh: '示例对账单（含差异）', en: 'Sample statement (with differences)' },
    write: writeStatement,
  },
  {
    name: 'bank-card-faulty',
    list: 'bank-card',
    words: { zh: '示例补发文件（含 5 处错误）', en: 'Sample card file (5 errors)' },
    write: () => writeCards(true),
  },
  {
    name: 'bank-card-corrected',
    list: 'bank-card',
    words: {
      zh: '示例补发文件（已改正，2018年肉牛养殖合同）',
      en: 'Sample card file (corrected; contract of 2018 beef cattle)',
    },
    write: () => writeCards(false),
  },
  {
    name: 'bank-return-faulty',
    list: 'bank-return',
    words: { zh: '示例回盘（含 2 处错误）', en: 'Sample return (2 errors)' },
    write: () => writeReturn(true),
  },
  {
    name: 'bank-return-corrected',
    list: 'bank-return',
    words: { zh: '示例回盘（已改正）', en: 'Sample return (corrected)' },
    write: () => writeReturn(false),
  },
]

export const samplePath = (name: string): string => join(rootFolder(), 'demo', 'samples', `${name}.xlsx`)

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const SAMPLES: readonly Sample[] = SHIPPED.map(({ name, list, words }) => ({
  name,
  list,
  words,
  fileName: `${words.zh}.xlsx`,
  mediaType: XLSX,
  open: () => createReadStream(samplePath(name)),
}))
