/**
 * What was noticed about a cell, a row or a household of a list: `{ code, level, field }` and never the value, because
 * findings are stored and counted. An error keeps the row out, a warning does not, a note tells how a cell was
 * understood. Words stand here for cells, in idNumber.terms for id numbers, beside each rule for the rules.
 */
import type { Word } from '../../kernel/words.ts'
import type { NationalKey } from './nationalList.terms.ts'

export type Level = 'error' | 'warn' | 'note'

export interface Finding {
  readonly code: string
  readonly level: Level
  /** The column it is shown under; null for the row as a whole. */
  readonly field: NationalKey | null
}

export const CELL_FINDINGS = {
  'cell.required': { level: 'error', zh: '必填，不能为空。', en: 'This must be filled in.' },
  'cell.tooLong': { level: 'error', zh: '内容过长。', en: 'The text is too long.' },
  'cell.formulaError': {
    level: 'error',
    zh: '单元格是公式错误（如 #N/A、#REF!），请改为数值后上传。',
    en: 'The cell holds a formula error (such as #N/A or #REF!); replace it by its value.',
  },
  'cell.excelDamaged': {
    level: 'error',
    zh: '编号被表格软件改成了科学计数法，后几位已丢失。请把该列设为文本后重新导出。',
    en: 'The spreadsheet turned the code into scientific notation and lost its last digits. Set the column to text and export again.',
  },
  'cell.notNumber': { level: 'error', zh: '应为数字。', en: 'A number is expected.' },
  'cell.notWhole': { level: 'error', zh: '应为整数。', en: 'A whole number is expected.' },
  'cell.notDate': {
    level: 'error',
    zh: '日期无法识别或不存在，请按 2021-06-15 或 202106 填写。',
    en: 'This is no date or does not exist; write 2021-06-15 or 202106.',
  },
  'cell.notYesNo': {
    level: 'warn',
    zh: '应填“是”或“否”，暂按未填处理。',
    en: '“Yes” or “no” is expected; kept as unknown.',
  },
  'cell.unknownWord': {
    level: 'warn',
    zh: '不在规定的选项内，暂按未填处理，原文保留。',
    en: 'Not one of the options; kept as unknown together with the text.',
  },
  'cell.several': {
    level: 'warn',
    zh: '一格填了多项，以第一项为主。',
    en: 'Several values in one cell; the first is taken as the main one.',
  },
  'cell.understood': { level: 'note', zh: '已按规范用词识别。', en: 'Understood as the standard term.' },
  'cell.cleaned': {
    level: 'note',
    zh: '去除了空格、全角或多余符号。',
    en: 'Spaces, full-width characters or stray marks were removed.',
  },
  'cell.rounded': { level: 'note', zh: '金额四舍五入到分。', en: 'The amount was rounded to the fen.' },
  'cell.serialDate': {
    level: 'note',
    zh: '日期由表格软件的序列号换算而来。',
    en: 'The date was converted from the spreadsheet’s serial number.',
  },
} as const satisfies Record<string, Word & { level: Level }>

export type CellFindingCode = keyof typeof CELL_FINDINGS
