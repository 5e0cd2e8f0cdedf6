/** Title, notes and footer of an exported list. Pure. */
import type { OpenList } from './export.ts'
import type { SheetOut } from './sheet/column.ts'
import { say } from './words.ts'
import type { Lang, Word } from './words.ts'

/** `2020-12-31` → 2020年12月31日 */
const dayIn = (on: string, lang: Lang): string => {
  const [year, month, day] = on.split('-')
  return lang === 'zh' ? `${year}年${Number(month)}月${Number(day)}日` : on
}

/** 太仆寺旗资金拨付台账（截至2020年12月31日） */
export function titleOf(place: string, words: Word, asOf: string, lang: Lang): string {
  const day = dayIn(asOf, lang)
  return lang === 'zh' ? `${place}${words.zh}（截至${day}）` : `${place}: ${words.en} (as of ${day})`
}

const FILTERS: Word = { zh: '筛选条件：', en: 'Narrowed to: ' }

const SIGNED: readonly Word[] = [
  { zh: '填表人：', en: 'Filled in by:' },
  { zh: '审核人：', en: 'Checked by:' },
  { zh: '单位（公章）：', en: 'Office (seal):' },
  { zh: '日期：　　年　　月　　日', en: 'Date:' },
]

const WATERMARK: Word = {
  zh: '导出人：{name}（{role}）　导出时间：{at}　导出编号：{id}　仅限工作使用，不得外传。',
  en: 'Exported by {name} ({role}) at {at}, no. {id}. For official use only.',
}

export interface Mark {
  readonly name: string
  readonly role: Word
  /** `2026-11-24 21:30`, in the programme's time zone. */
  readonly at: string
  readonly id: string
}

/** Who exported, when, under which number: it stands under the list and at the foot of each printed page. */
export const watermark = (mark: Mark, lang: Lang): string =>
  say(WATERMARK, lang, { ...mark, role: mark.role[lang] })

/** The sheet of an opened list. */
export function sheetOf<R>(
  list: OpenList<R>,
  about: {
    readonly words: Word
    readonly place: string
    readonly asOf: string
    readonly lang: Lang
    readonly mark: Mark
  },
): SheetOut<R> {
  const lang = list.lang ?? about.lang
  const words = list.title ?? about.words
  const mark = watermark(about.mark, lang)
  const separator = lang === 'zh' ? '；' : '; '
  return {
    name: words[lang],
    title: titleOf(about.place, words, list.asOf ?? about.asOf, lang),
    notes: [
      ...(list.filters?.length ? [FILTERS[lang] + list.filters.map(f => f[lang]).join(separator)] : []),
      ...(list.notes ?? []).map(note => note[lang]),
    ],
    columns: list.columns,
    pages: list.pages,
    ...(list.total ? { total: (count: number) => say(list.total!, lang, { count }) } : {}),
    footer: [SIGNED.map(word => word[lang]), [mark]],
    printed: mark,
    lang,
  }
}
