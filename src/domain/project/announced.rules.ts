/** 实施前公示 and 竣工后公告 of one project: the legal fields from its facts, and which of them are missing (国开办发〔2018〕11号). */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import type { Word } from '../../kernel/words.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import type { Source } from '../fund/fund.terms.ts'
import type { Content, ContentFact } from '../notice/announcement.content.ts'
import { counted, fact, HOUSEHOLDS, PEOPLE } from '../notice/content.rules.ts'
import { CATEGORIES, NATURES } from './project.terms.ts'
import type { Nature, ProjectCategory } from './project.terms.ts'

export interface AnnouncedProject {
  readonly name: string
  readonly place: string
  readonly category: ProjectCategory
  readonly nature: Nature
  readonly content: string
  readonly scale: string | null
  readonly unit: string | null
  readonly plannedFrom: string | null
  readonly plannedTo: string | null
  readonly budgetFen: bigint
  readonly households: number | null
  readonly people: number | null
  readonly mechanism: string | null
  readonly funding: readonly {
    readonly source: Source
    readonly amountFen: bigint
    readonly paidFen: bigint
  }[]
  readonly targets: readonly {
    readonly name: string
    readonly unit: string
    readonly target: string
    readonly achieved: string | null
  }[]
  readonly startedOn: string | null
  readonly completedOn: string | null
  readonly percent: number | null
  readonly spentFen: bigint
  readonly linkedHouseholds: number
  readonly assets: number
  readonly assetsFen: bigint
  /** 统计最小单元: smaller counts of people are not told. */
  readonly floor: number | null
}

export interface Text {
  readonly content: Content
  readonly missing: readonly Reason[]
}

const missing = (code: string, zh: string, en: string): Reason =>
  reason(`announced.${code}`, `缺少${zh}。`, `Missing: ${en}.`)

const beneficiaries = (p: AnnouncedProject): Word | null => {
  if (p.households === null || p.people === null) return null
  const [homes, people] = [counted(p.households, p.floor, HOUSEHOLDS), counted(p.people, p.floor, PEOPLE)]
  return { zh: `${homes.zh}、${people.zh}`, en: `${homes.en}, ${people.en}` }
}

const head = (p: AnnouncedProject): ContentFact[] => [
  ...fact('项目名称', 'Project', 'text', p.name),
  ...fact('实施地点', 'Place', 'text', p.place),
  ...fact('项目类别', 'Category', 'word', said(CATEGORIES[p.category])),
  ...fact('建设性质', 'Nature', 'word', said(NATURES[p.nature])),
  ...fact('建设内容', 'What is built', 'text', p.content),
  ...fact('建设规模', 'Scale', 'text', p.scale),
]

const said = ({ zh, en }: Word): Word => ({ zh, en })

const bySource = (p: AnnouncedProject, of: 'amountFen' | 'paidFen', zh: string, en: string) =>
  (Object.keys(SOURCES) as Source[]).flatMap(source => {
    const fen = p.funding.filter(f => f.source === source).reduce((sum, f) => sum + f[of], 0n)
    return fen > 0n ? fact(`${zh}：${SOURCES[source].zh}`, `${en}: ${SOURCES[source].en}`, 'money', fen) : []
  })

const month = (on: string): string => on.slice(0, 7)

const term = (p: AnnouncedProject): Word | null => {
  if (!p.plannedFrom || !p.plannedTo) return null
  const zh = (on: string): string => `${Number(on.slice(0, 4))}年${Number(on.slice(5, 7))}月`
  return {
    zh: `${zh(p.plannedFrom)}至${zh(p.plannedTo)}`,
    en: `${month(p.plannedFrom)} to ${month(p.plannedTo)}`,
  }
}

const plain = (n: string): string => String(Number(n))

/** 内容, 资金, 受益, 单位, 期限. */
export function beforeText(p: AnnouncedProject): Text {
  return {
    content: {
      title: { zh: `关于“${p.name}”的实施前公示`, en: `Before implementation: ${p.name}` },
      facts: [
        ...head(p),
        ...fact('投资规模', 'Budget', 'money', p.budgetFen),
        ...bySource(p, 'amountFen', '资金来源', 'Source'),
        ...fact('受益对象', 'For whom', 'word', beneficiaries(p)),
        ...fact('带贫减贫机制', 'How households benefit', 'text', p.mechanism),
        ...p.targets.flatMap(t =>
          fact(`绩效目标：${t.name}`, `Target: ${t.name}`, 'text', `${plain(t.target)} ${t.unit}`),
        ),
        ...fact('实施单位', 'Unit in charge', 'text', p.unit),
        ...fact('实施期限', 'Term', 'word', term(p)),
      ],
      columns: [],
      rows: [],
    },
    missing: [
      ...(p.funding.length ? [] : [missing('funding', '资金来源', 'sources of the money')]),
      ...(beneficiaries(p) ? [] : [missing('beneficiaries', '受益对象（户、人）', 'beneficiaries')]),
      ...(p.unit ? [] : [missing('unit', '实施单位', 'the unit in charge')]),
      ...(term(p) ? [] : [missing('term', '实施期限', 'the term')]),
    ],
  }
}

/** 完成, 资金使用, 效益. */
export function afterText(p: AnnouncedProject): Text {
  const paid = p.funding.reduce((sum, f) => sum + f.paidFen, 0n)
  const achieved = p.targets.filter(t => t.achieved !== null)
  const effect: ContentFact[] = [
    ...achieved.flatMap(t =>
      fact(`效益：${t.name}`, `Effect: ${t.name}`, 'word', {
        zh: `完成 ${plain(t.achieved!)} ${t.unit}（目标 ${plain(t.target)}）`,
        en: `${plain(t.achieved!)} ${t.unit} achieved (target ${plain(t.target)})`,
      }),
    ),
    ...(p.linkedHouseholds
      ? fact(
          '效益：利益联结',
          'Effect: linked households',
          'word',
          counted(p.linkedHouseholds, p.floor, HOUSEHOLDS),
        )
      : []),
    ...fact('受益对象', 'For whom', 'word', beneficiaries(p)),
    ...(p.assets
      ? [
          ...fact('形成资产', 'Assets', 'word', { zh: `${p.assets} 项`, en: `${p.assets}` }),
          ...fact('资产原值', 'Value of the assets', 'money', p.assetsFen),
        ]
      : []),
  ]
  return {
    content: {
      title: { zh: `关于“${p.name}”的竣工公告`, en: `After completion: ${p.name}` },
      facts: [
        ...head(p),
        ...fact('开工日期', 'Started on', 'date', p.startedOn),
        ...fact('完工日期', 'Completed on', 'date', p.completedOn),
        ...(p.percent === null ? [] : fact('完成进度', 'Progress', 'text', `${p.percent}%`)),
        ...fact('投资规模', 'Budget', 'money', p.budgetFen),
        ...bySource(p, 'amountFen', '资金来源', 'Source'),
        ...fact('已拨付资金', 'Paid', 'money', paid),
        ...bySource(p, 'paidFen', '已拨付', 'Paid'),
        ...fact('已支出资金', 'Spent', 'money', p.spentFen),
        ...effect,
        ...fact('实施单位', 'Unit in charge', 'text', p.unit),
      ],
      columns: [],
      rows: [],
    },
    missing: [
      ...(p.completedOn ? [] : [missing('completed', '完工登记', 'the completion')]),
      ...(paid > 0n ? [] : [missing('paid', '资金使用（拨付）', 'the use of the money (payments)')]),
      ...(effect.length ? [] : [missing('effect', '项目效益', 'the effect')]),
    ],
  }
}
