/**
 * 项目: what money is spent on. A project enters the library (项目库) from the village up, 国开办发〔2018〕10号, is funded
 * from several sources kept apart, passes four gates (gate.terms.ts) and leaves assets and households that earn from it.
 * Invariants: only a library project of the year passes 立项; funding lines add up to the budget; no gate is passed
 * without its evidence; paid ≤ ceiling of the last gate ≤ Σ funding; figures are made of payments, passages and states.
 */
import type { Word } from '../../kernel/words.ts'

/** What follows from a category: industry share, whether assets and linkage are asked for at acceptance (domain §5.4, §5.7). */
export interface Category extends Word {
  readonly industry: boolean
  /** Leaves something behind that must be registered. */
  readonly assets: boolean
  /** 经营性: every one must have a mechanism that benefits households (联农带农). */
  readonly linkage: boolean
}

const industry = (zh: string, en: string): Category => ({
  zh,
  en,
  industry: true,
  assets: true,
  linkage: true,
})
const works = (zh: string, en: string): Category => ({
  zh,
  en,
  industry: false,
  assets: true,
  linkage: false,
})
const service = (zh: string, en: string): Category => ({
  zh,
  en,
  industry: false,
  assets: false,
  linkage: false,
})

export const CATEGORIES = {
  planting: industry('种植业', 'Crops'),
  cattle: industry('肉牛养殖', 'Beef cattle'),
  sheep: industry('肉羊养殖', 'Sheep'),
  poultry: industry('禽类养殖', 'Poultry'),
  greenhouse: industry('设施农业', 'Greenhouses'),
  mushroom: industry('食用菌', 'Mushrooms'),
  potato: industry('马铃薯产业', 'Potatoes'),
  broom_sorghum: industry('笤帚苗产业', 'Broom sorghum'),
  grain_processing: industry('杂粮加工', 'Coarse grain processing'),
  oat_processing_plant: industry('莜麦加工厂', 'Oat processing plant'),
  storage: industry('仓储保鲜', 'Storage and cold chain'),
  workshop: industry('扶贫车间', 'Workshop'),
  solar: industry('村级光伏', 'Village solar power'),
  tourism: industry('乡村旅游', 'Rural tourism'),
  water: works('饮水安全', 'Safe drinking water'),
  road: works('村组道路', 'Village roads'),
  housing: works('危房改造', 'Rebuilding of unsafe houses'),
  health: works('卫生健康', 'Health'),
  education: works('教育', 'Education'),
  labour: service('劳务协作', 'Labour cooperation'),
  training: service('培训', 'Training'),
  other: service('其他', 'Other'),
} as const satisfies Record<string, Category>

export type ProjectCategory = keyof typeof CATEGORIES

export const INDUSTRY = (Object.keys(CATEGORIES) as ProjectCategory[]).filter(c => CATEGORIES[c].industry)
export const LINKED = (Object.keys(CATEGORIES) as ProjectCategory[]).filter(c => CATEGORIES[c].linkage)

/** 建设性质 */
export const NATURES = {
  new: { zh: '新建', en: 'New' },
  extension: { zh: '扩建', en: 'Extension' },
  rebuilding: { zh: '改建', en: 'Rebuilding' },
  continued: { zh: '续建', en: 'Continued' },
} as const satisfies Record<string, Word>

export type Nature = keyof typeof NATURES

export const PROGRESS_KINDS = {
  started: { zh: '开工', en: 'Started' },
  progress: { zh: '形象进度', en: 'Progress' },
  completed: { zh: '完工', en: 'Completed' },
  retention_released: { zh: '质保期满', en: 'Retention released' },
} as const satisfies Record<string, Word>

export type ProgressKind = keyof typeof PROGRESS_KINDS

/** What a change request may ask for once 立项 is passed. */
export const CHANGEABLE = {
  budgetFen: { zh: '投资规模', en: 'Budget' },
  plannedFrom: { zh: '计划开工', en: 'Planned start' },
  plannedTo: { zh: '计划完工', en: 'Planned completion' },
  content: { zh: '建设内容', en: 'What is built' },
  scale: { zh: '建设规模', en: 'Scale' },
  unit: { zh: '责任单位', en: 'Unit in charge' },
} as const satisfies Record<string, Word>

export const CHANGE_STATES = {
  open: { zh: '待批', en: 'Waiting for approval' },
  approved: { zh: '已批准', en: 'Approved' },
  rejected: { zh: '未批准', en: 'Rejected' },
} as const satisfies Record<string, Word>

/** 绩效目标, domain §5.6: 产出、效益、满意度. */
export const TARGET_GROUPS = {
  quantity: { zh: '产出·数量', en: 'Output: quantity' },
  quality: { zh: '产出·质量', en: 'Output: quality' },
  timeliness: { zh: '产出·时效', en: 'Output: timeliness' },
  cost: { zh: '产出·成本', en: 'Output: cost' },
  economic: { zh: '效益·经济', en: 'Effect: economic' },
  social: { zh: '效益·社会', en: 'Effect: social' },
  ecological: { zh: '效益·生态', en: 'Effect: ecological' },
  lasting: { zh: '效益·可持续', en: 'Effect: lasting' },
  satisfaction: { zh: '满意度', en: 'Satisfaction' },
} as const satisfies Record<string, Word>

export type TargetGroup = keyof typeof TARGET_GROUPS
