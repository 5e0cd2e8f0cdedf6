/** The columns of the bank's ledgers that the bank itself has no words for. */
import type { Word } from '../../kernel/words.ts'

export const BANK_SHEET_COLUMNS = {
  banner: { zh: '旗县', en: 'Banner' },
  village: { zh: '嘎查村', en: 'Village' },
  ownAccount: { zh: '本方账号（后四位）', en: 'Account (last four)' },
  state: { zh: '核对情况', en: 'State' },
  record: { zh: '账上记录', en: 'Record' },
  reason: { zh: '说明', en: 'Explanation' },
  onDate: { zh: '日期', en: 'Date' },
  paidOn: { zh: '发放日期', en: 'Paid on' },
  voucher: { zh: '凭证号', en: 'Voucher' },
  payee: { zh: '收款方', en: 'Paid to' },
  giver: { zh: '拨款方', en: 'Giver' },
  amount: { zh: '金额', en: 'Amount' },
  head: { zh: '户主', en: 'Head' },
  kind: { zh: '种类', en: 'Kind' },
  file: { zh: '文件', en: 'File' },
  fromOn: { zh: '起始日期', en: 'From' },
  toOn: { zh: '截止日期', en: 'To' },
  lines: { zh: '行数', en: 'Lines' },
  sum: { zh: '金额合计', en: 'Sum' },
  importedBy: { zh: '导入人', en: 'Imported by' },
} as const satisfies Record<string, Word>
