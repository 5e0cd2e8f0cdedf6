/** 登记年度收入: the statement of a year, line by line, with the declared figure beside it. */
import type { Act } from './acts.part.tsx'
import { pathOf } from './dossier.part.tsx'
import type { Dossier } from './dossier.part.tsx'
import { linesOf } from './incomeAnswer.rules.ts'
import type { Statement } from './incomeAnswer.rules.ts'
import { IncomeGrid } from './incomeGrid.part.tsx'
import { membersIn } from './income.rules.ts'

const statementOf = (d: Dossier, year: number): Statement =>
  Object.fromEntries(
    (d.income.find(y => y.year === year)?.lines ?? []).map(l => [
      l.line,
      { amountFen: l.amountFen, ...(l.note ? { note: l.note } : {}) },
    ]),
  )

export function incomeAct(d: Dossier, year: number): Act {
  const known = d.income.find(y => y.year === year)
  const members = membersIn(year, d.members)
  return {
    key: `income ${year}`,
    title: { zh: `${year} 年度收入`, en: `Income of ${year}` },
    width: 860,
    lead: undefined,
    fields: [
      {
        kind: 'own',
        key: 'lines',
        title: { zh: '收入和支出（没有的项目留空）', en: 'Income and costs (leave empty what there is not)' },
        required: true,
        input: props => IncomeGrid({ ...props, members }),
      },
      {
        kind: 'money',
        key: 'declaredPerCapitaFen',
        unit: 'yuan',
        negative: true,
        title: { zh: '填报的人均纯收入', en: 'Net income a head as declared' },
        half: true,
        help: {
          zh: '上报数与明细合计分开保存，互不覆盖。',
          en: 'Kept beside what the lines add up to; neither replaces the other.',
        },
      },
    ],
    initial: {
      lines: statementOf(d, year),
      ...(known?.declaredPerCapitaFen ? { declaredPerCapitaFen: known.declaredPerCapitaFen } : {}),
    },
    to: (body, values) => ({
      to: `${pathOf(d)}/income`,
      body: {
        year,
        lines: linesOf((values.lines ?? {}) as Statement),
        declaredPerCapitaFen: body.declaredPerCapitaFen ?? null,
      },
    }),
    submit: { zh: '保存', en: 'Save' },
    done: { zh: '已登记', en: 'Recorded' },
  }
}
