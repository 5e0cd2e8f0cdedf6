/** What a figure sums, in one sentence: area, side, period, kind, how many records, and the exact value. */
import type { Word } from '../../kernel/words.ts'
import type { Figure } from '../../kernel/figure.ts'

const FOLDS: Readonly<Record<Figure['fold'], Word>> = {
  sum: { zh: '合计', en: 'Sum' },
  distinct: { zh: '去重计数', en: 'Counted once each' },
  stock: { zh: '存量', en: 'Standing' },
  mean: { zh: '平均', en: 'Mean' },
}

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

function span(figure: Figure): Word {
  const to = figure.asOf ?? figure.to
  if (figure.from) return { zh: `${figure.from} 至 ${to ?? '今'}`, en: `${figure.from} to ${to ?? 'now'}` }
  return to ? { zh: `截至 ${to}`, en: `as of ${to}` } : { zh: '至今', en: 'to date' }
}

/** `kindWords` where the figure is asked for one kind only. */
export function sumWords(figure: Figure, kindWords: Word | null): Word {
  const when = span(figure)
  const giver = figure.side === 'giver'
  const value = figure.value === null ? '—' : number.format(figure.value)
  const rows = number.format(figure.rows)
  const of = FOLDS[figure.fold]
  return {
    zh: [
      `${of.zh}：${figure.areaName.zh}${giver ? '（援助方口径）' : ''}`,
      when.zh,
      ...(kindWords ? [kindWords.zh] : []),
      `${rows} 条记录`,
      `${value} ${figure.unitWords.zh}`,
    ].join('，'),
    en: [
      `${of.en}: ${figure.areaName.en}${giver ? ' (giver’s side)' : ''}`,
      when.en,
      ...(kindWords ? [kindWords.en] : []),
      `${rows} records`,
      `${value} ${figure.unitWords.en}`,
    ].join(', '),
  }
}
