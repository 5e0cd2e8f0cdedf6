/** An asset at the end of a drill-down: whose it is, how it is doing, what it earned and where that went. */
import { sql } from 'drizzle-orm'
import { Problem } from '../../kernel/problem.ts'
import { among, refKey } from '../../kernel/record.ts'
import type { RecordKind, RecordTitle, RecordView } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import { assetDetail } from './asset.queries.ts'
import type { AssetLine } from './asset.reply.ts'
import { ASSET_CLASSES, ASSET_STATES, OPERATIONS, OWNERSHIPS } from './asset.terms.ts'
import { field, filled, link, sum } from './field.rules.ts'
import { ASSET_COLUMNS as C } from './project.words.ts'

interface Head extends Record<string, unknown> {
  county: string
  id: string
  name: string
  class: keyof typeof ASSET_CLASSES
  originalFen: bigint
}

const titleOf = (a: Head | AssetLine): RecordTitle => ({
  title: a.name,
  subtitle: {
    zh: `${ASSET_CLASSES[a.class].zh} · ${sum(a.originalFen).zh}`,
    en: `${ASSET_CLASSES[a.class].en} · ${sum(a.originalFen).en}`,
  },
  link: `/project-assets/${a.county}/${a.id}`,
})

async function view(tx: Tx, county: string, id: string): Promise<RecordView | null> {
  const detail = await assetDetail(tx, { county, id }).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'record.notFound') return null
    throw error
  })
  if (!detail) return null
  const a = detail.asset
  return {
    ...titleOf(a),
    state: ASSET_STATES[a.state],
    fields: filled([
      field('class', C.class, a.class, 'word', ASSET_CLASSES[a.class]),
      field('originalFen', C.originalFen, a.originalFen, 'money'),
      field('spec', C.spec, a.spec),
      field('quantity', C.quantity, a.quantity, 'number'),
      field('area', C.areaName, a.areaName ?? a.areaCode, 'area'),
      field('ownership', C.ownership, a.ownership, 'word', OWNERSHIPS[a.ownership]),
      field('owner', C.owner, a.owner),
      field('operator', C.operator, a.operator),
      field('beneficiary', C.beneficiary, a.beneficiary),
      field('supervisor', C.supervisor, a.supervisor),
      field('operation', C.operation, a.operation, 'word', a.operation ? OPERATIONS[a.operation] : undefined),
      field('agreedReturnFen', C.agreedReturnFen, a.agreedReturnFen, 'money'),
      field('returnedFen', C.returnedFen, a.returnedFen, 'money'),
      field('distributionPlan', C.distributionPlan, a.distributionPlan),
      field('keeper', C.keeper, a.keeper),
      field('registeredOn', C.registeredOn, a.registeredOn, 'date'),
    ]),
    links: [
      link(
        'project',
        `项目：${a.projectName}`,
        `Project: ${a.projectName}`,
        `/projects/${county}/${a.projectId}`,
      ),
      ...[...new Set(detail.distributions.map(d => d.linkageId as string | null))].flatMap(to =>
        to
          ? [
              link(
                'linkage',
                '收益分配的联结合同',
                'The contract its return is paid through',
                `/linkages/${county}/${to}`,
              ),
            ]
          : [],
      ),
    ],
  }
}

export const assetRecords: readonly RecordKind[] = [
  {
    type: 'asset',
    words: { zh: '扶贫项目资产', en: 'Asset' },
    verb: 'asset.read',
    describe: async (tx, refs) => {
      const found =
        await tx.db.execute<Head>(sql`select county, id, name, class, original_fen as "originalFen" from asset
        where ${among('asset', refs)}`)
      return new Map(found.rows.map(a => [refKey(a), titleOf(a)]))
    },
    read: view,
  },
]
