/** The blank sheet of each ledger that can come in: what must be there is marked, coded columns have their drop-downs. */
import type { SheetColumn } from '../sheet/column.ts'
import { template } from '../template.routes.ts'
import type { Template } from '../template.routes.ts'
import type { Word } from '../words.ts'
import type { AnyLedger, LedgerColumn } from './ledger.ts'

type Example = Readonly<Record<string, string>>

const same = (text: string): Word => ({ zh: text, en: text })

/** The first column says 示例, so that the importer leaves the example out. */
const RUNNING: SheetColumn<Example> = { heading: same('序号'), width: 8, value: () => '示例' }

function columnsOf({ columns }: AnyLedger): SheetColumn<Example>[] {
  const required = new Set(columns.needed.flatMap(group => (group.length === 1 ? group : [])))
  const own = Object.entries<LedgerColumn>(columns.of).map(
    ([key, { zh, width, unit }]): SheetColumn<Example> => ({
      heading: same(required.has(key) ? `*${zh}` : zh),
      width,
      ...(unit ? { unit } : {}),
      value: row => row[key] || null,
    }),
  )
  return [RUNNING, ...own]
}

const choicesOf = ({ columns }: AnyLedger): Map<number, readonly string[]> =>
  new Map(
    Object.values<LedgerColumn>(columns.of).flatMap((column, i) =>
      column.choices ? [[i + 1, column.choices] as const] : [],
    ),
  )

const exampleOf = ({ columns }: AnyLedger): Example =>
  Object.fromEntries(Object.entries<LedgerColumn>(columns.of).map(([key, c]) => [key, c.example]))

export const ledgerTemplates = (lists: readonly AnyLedger[]): Template[] =>
  lists.map(list =>
    template({
      name: list.name,
      words: { zh: `${list.words.zh}导入模板`, en: `Template: ${list.words.en}` },
      sheet: () => ({
        name: list.words.zh,
        title: `${list.words.zh}（导入模板）`,
        notes: list.notes,
        columns: columnsOf(list),
        pages: [[exampleOf(list)]],
        footer: [],
        printed: '导入模板',
        lang: 'zh' as const,
        choices: choicesOf(list),
      }),
    }),
  )
