/** The rows of the asset ledger, its columns and filters. */
import type { Json } from '../../web/api.ts'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Filter } from '../../web/kit/FilterBar.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import type { Tone } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import type { AssetLine } from './asset.reply.ts'
import { ASSET_CLASSES, ASSET_STATES, OPERATIONS, OWNERSHIPS } from './asset.terms.ts'
import type { AssetState } from './asset.terms.ts'
import { Words } from './projectRow.part.tsx'
import { ASSET_COLUMNS as A } from './project.words.ts'
import { REGION } from '../area/area.terms.ts'

export type AssetRow = Json<AssetLine>

const TONES: Record<AssetState, Tone> = { in_use: 'good', idle: 'warn', lost: 'bad', disposed: 'plain' }

export const StateTag = ({ state }: { state: AssetState }) => {
  const { t } = useWords()
  return <Tag tone={TONES[state]}>{t(ASSET_STATES[state])}</Tag>
}

export const assetColumns = (inProject: boolean): readonly Column<AssetRow>[] => [
  { key: 'name', title: A.name, show: r => <To to={`/project-assets/${r.county}/${r.id}`}>{r.name}</To> },
  ...(inProject
    ? []
    : ([
        {
          key: 'project',
          title: A.projectName,
          show: r => <To to={`/projects/${r.county}/${r.projectId}`}>{r.projectName}</To>,
        },
        {
          key: 'area',
          title: A.areaName,
          show: r => <EndTag side="receiver">{r.areaName ?? r.areaCode}</EndTag>,
        },
      ] satisfies Column<AssetRow>[])),
  { key: 'class', title: A.class, show: r => <Words of={ASSET_CLASSES[r.class]} /> },
  { key: 'owner', title: A.owner, show: r => r.owner },
  { key: 'keeper', title: A.keeper, optional: inProject, show: r => r.keeper },
  {
    key: 'originalFen',
    title: { zh: '原值（元）', en: 'Original value (yuan)' },
    number: true,
    show: r => <Money fen={r.originalFen} />,
  },
  {
    key: 'returnedFen',
    title: { zh: '已收收益（元）', en: 'Returns (yuan)' },
    number: true,
    show: r => <Money fen={r.returnedFen} />,
  },
  { key: 'state', title: A.state, nowrap: true, show: r => <StateTag state={r.state} /> },
  { key: 'ownership', title: A.ownership, optional: true, show: r => <Words of={OWNERSHIPS[r.ownership]} /> },
  { key: 'operator', title: A.operator, optional: true, show: r => r.operator ?? '—' },
  {
    key: 'operation',
    title: A.operation,
    optional: true,
    show: r => (r.operation ? <Words of={OPERATIONS[r.operation]} /> : '—'),
  },
  {
    key: 'registeredOn',
    title: A.registeredOn,
    optional: true,
    nowrap: true,
    show: r => <Day on={r.registeredOn} />,
  },
]

export const ASSET_FILTERS: readonly Filter[] = [
  { key: 'area', title: A.areaName, kind: 'area', under: REGION },
  { key: 'class', title: A.class, options: choices(ASSET_CLASSES), width: 140 },
  { key: 'state', title: A.state, options: choices(ASSET_STATES), width: 120 },
]
