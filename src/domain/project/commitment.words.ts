import type { Word } from '../../kernel/words.ts'

export const COMMITMENT_COLUMNS = {
  areaName: { zh: '旗县', en: 'Banner' },
  project: { zh: '项目', en: 'Project' },
  source: { zh: '资金来源', en: 'Source' },
  year: { zh: '资金年度', en: 'Year' },
  number: { zh: '合同编号', en: 'Contract number' },
  party: { zh: '承包（供应）单位', en: 'Contractor' },
  subject: { zh: '合同内容', en: 'Subject' },
  signedOn: { zh: '签订日期', en: 'Signed on' },
  amountFen: { zh: '合同金额', en: 'Contracted' },
  paidFen: { zh: '已拨付', en: 'Paid' },
  availableFen: { zh: '待拨付', en: 'To be paid' },
  reason: { zh: '核减原因', en: 'Why it was reduced' },
} as const satisfies Record<string, Word>
