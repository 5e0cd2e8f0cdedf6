/** Rows that are no records: totals and the footer that offices put under a list. */
import type { Cell } from './cell.ts'

export const filledCells = (row: readonly Cell[]): Cell[] =>
  row.filter(cell => cell !== null && String(cell).trim() !== '')

const plain = (cell: Cell | undefined): string =>
  String(cell ?? '')
    .normalize('NFKC')
    .replace(/\s/g, '')

const TOTAL =
  /^(本页|本表|全\S{1,2}|[一二三四五六七八九十]+[、.])?(合计|总计|小计|共计|累计|总合计|total)(\(.*\))?:?$/i
/** `察素齐镇小计`: a place and then the word, with figures beside it. */
const PLACE_TOTAL = /^\S{2,12}(合计|总计|小计)$/

/** 合计, 总计, 小计 in the first cells of the row (a running number may stand before it). */
export function isTotalsRow(row: readonly Cell[]): boolean {
  const first = filledCells(row).slice(0, 3)
  if (first.some(cell => typeof cell === 'string' && TOTAL.test(plain(cell)))) return true
  const second = first[1]
  return PLACE_TOTAL.test(plain(first[0])) && /^-?[\d.,]+$/.test(plain(second))
}

const FOOTER =
  /^(填表人|填报人|制表人?|经办人|审核人?|复核人?|审批人|负责人|单位负责人|主管领导|填报单位|填表日期|填报日期|填报时间|制表日期|日期|备注|注|说明|联系人|联系电话|导出人|filledinby)(\(.*?\))?:|^exportedby/i
const SEAL = /^单位(\(?(公章|盖章)\)?)?:|^单位\((公章|盖章)\)/

/** 填表人：, 审核人：, 单位（公章）, 日期：, 注： at the beginning of the row. */
export function isFooterRow(row: readonly Cell[]): boolean {
  const filled = filledCells(row)
  const text = plain(filled[0])
  return filled.length > 0 && filled.length <= 10 && (FOOTER.test(text) || SEAL.test(text))
}

/** A template's example stays above the office's own rows: 示例 in place of the running number. */
export function isExampleRow(row: readonly Cell[]): boolean {
  const filled = filledCells(row)
  return filled.length > 1 && /^(示例|例|填写示例|example)$/i.test(plain(filled[0]))
}

/** Rows that no importer may take for a record. */
export const isNoRecord = (row: readonly Cell[]): boolean =>
  isTotalsRow(row) || isFooterRow(row) || isExampleRow(row)
