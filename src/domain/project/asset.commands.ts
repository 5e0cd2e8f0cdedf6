/** 资产: registered for a built project, its state changed by dated events, returns and their distribution, inspections. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { commandIn } from '../../kernel/audit.ts'
import type { Outcome } from '../../kernel/audit.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import { staleRollup } from '../../kernel/stale.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { mayBecome, mayDistribute, mayRegister } from './asset.rules.ts'
import type {
  AssetInput,
  DistributionInput,
  InspectionInput,
  ReturnInput,
  StateInput,
} from './asset.schema.ts'
import { asset, assetDistribution, assetInspection, assetReturn, assetState } from './asset.table.ts'
import type { AssetState } from './asset.terms.ts'
import { citedBy, onProject } from './opened.commands.ts'
import type { At } from './opened.commands.ts'
import { fundingOf, passedOf } from './state.queries.ts'

const FIGURES = ['asset.in_use']

async function registeredFen(tx: Tx, at: At): Promise<bigint> {
  const found = await tx.db.execute<{
    sum: bigint
  }>(sql`select coalesce(sum(original_fen), 0)::bigint as sum from asset
    where county = ${at.county} and project_id = ${at.id} and retracted_at is null`)
  return found.rows[0]!.sum
}

/** 登记: it is in use from the day of registration until an event says otherwise. */
export function registerAsset(
  base: Base,
  reader: Reader,
  at: At,
  input: AssetInput,
  key?: string,
): Promise<At> {
  const ordered = { command: 'registerAsset', key, request: input, figures: FIGURES }
  return onProject(base, reader, at, ordered, async (tx, row) => {
    const areaCode = input.areaCode ?? row.areaCode
    if (areaCode.slice(0, 6) !== at.county) throw new Problem('input.invalid', { what: 'areaCode' })
    refuseFor(
      mayRegister({
        class: input.class,
        ownership: input.ownership,
        registeredOn: input.registeredOn,
        today: today(tx.at),
        built: (await passedOf(tx, at)).construction !== undefined,
        totalFen: (await registeredFen(tx, at)) + input.originalFen,
        fundedFen: (await fundingOf(tx, at)).reduce((sum, l) => sum + l.amountFen, 0n),
      }),
    )
    const id = newId()
    const cited = await citedBy(tx, input, at.county)
    const own = { county: at.county, areaCode, recordedAt: tx.at }
    await tx.db.insert(asset).values({ ...input, ...cited, ...own, id, projectId: at.id })
    await tx.db
      .insert(assetState)
      .values({ ...own, id: newId(), assetId: id, state: 'in_use', onDate: input.registeredOn })
    return { result: { county: at.county, id }, subject: { type: 'asset', id }, after: input }
  })
}

type AssetRow = typeof asset.$inferSelect
const which = (at: At) => and(eq(asset.county, at.county), eq(asset.id, at.id))

function onAsset<T>(
  base: Base,
  reader: Reader,
  at: At,
  ordered: { command: string; key?: string | undefined; request: unknown },
  work: (tx: Tx, row: AssetRow) => Promise<Outcome<T>>,
): Promise<T> {
  return within(base, reader, async tx => {
    const [seen] = await tx.db.select({ areaCode: asset.areaCode }).from(asset).where(which(at))
    if (!seen) throw new Problem('record.notFound')
    const { command, key, request } = ordered
    const order = { command, county: at.county, areaCode: seen.areaCode, key, request: { at, request } }
    return commandIn(tx, order, async () => {
      const [row] = await tx.db.select().from(asset).where(which(at)).for('update')
      if (row!.retractedAt) throw new Problem('record.retracted')
      return work(tx, row!)
    })
  })
}

const ownOf = (tx: Tx, row: AssetRow) => ({
  county: row.county,
  id: newId(),
  areaCode: row.areaCode,
  recordedAt: tx.at,
})

async function lastState(tx: Tx, at: At): Promise<{ state: AssetState; onDate: string }> {
  const [last] = await tx.db
    .select({ state: assetState.state, onDate: assetState.onDate })
    .from(assetState)
    .where(
      and(eq(assetState.county, at.county), eq(assetState.assetId, at.id), isNull(assetState.retractedAt)),
    )
    .orderBy(sql`on_date desc, recorded_at desc, id desc`)
    .limit(1)
  return last!
}

export function changeAssetState(
  base: Base,
  reader: Reader,
  at: At,
  input: StateInput,
  key?: string,
): Promise<At> {
  return onAsset(base, reader, at, { command: 'changeAssetState', key, request: input }, async (tx, row) => {
    const last = await lastState(tx, at)
    const day = { onDate: input.onDate, lastOn: last.onDate, today: today(tx.at) }
    refuseFor(mayBecome(last.state, input.state, day, Boolean(input.reason)))
    const cited = await citedBy(tx, input, at.county)
    await tx.db.insert(assetState).values({ ...ownOf(tx, row), ...input, ...cited, assetId: at.id })
    await staleRollup(tx, FIGURES, at.county)
    return { result: at, subject: { type: 'asset', id: at.id }, before: last, after: input }
  })
}

const notAhead = (tx: Tx, onDate: string) =>
  refuseFor(
    onDate > today(tx.at)
      ? [reason('asset.future', '日期不能晚于今天。', 'The date lies in the future.')]
      : [],
  )

export function recordReturn(
  base: Base,
  reader: Reader,
  at: At,
  input: ReturnInput,
  key?: string,
): Promise<At> {
  return onAsset(base, reader, at, { command: 'recordReturn', key, request: input }, async (tx, row) => {
    notAhead(tx, input.onDate)
    const own = ownOf(tx, row)
    await tx.db
      .insert(assetReturn)
      .values({ ...own, ...input, ...(await citedBy(tx, input, at.county)), assetId: at.id })
    return {
      result: { county: at.county, id: own.id },
      subject: { type: 'asset', id: at.id },
      after: { ...input, id: own.id },
    }
  })
}

/** 收益分配; the asset is locked, so that two distributions of one return queue. */
export function distributeReturn(
  base: Base,
  reader: Reader,
  at: At,
  returnId: string,
  input: DistributionInput,
  key?: string,
): Promise<At> {
  const ordered = { command: 'distributeReturn', key, request: { returnId, input } }
  return onAsset(base, reader, at, ordered, async (tx, row) => {
    notAhead(tx, input.onDate)
    const found = await tx.db.execute<{ amount: bigint; shared: bigint }>(sql`select r.amount_fen as amount,
        coalesce((select sum(d.amount_fen) from asset_distribution d where d.county = r.county and d.return_id = r.id and d.retracted_at is null), 0)::bigint as shared
      from asset_return r where r.county = ${at.county} and r.asset_id = ${at.id} and r.id = ${returnId} and r.retracted_at is null`)
    const back = found.rows[0]
    if (!back) throw new Problem('record.notFound')
    refuseFor(mayDistribute(back.amount, back.shared, input.amountFen))
    const own = ownOf(tx, row)
    await tx.db
      .insert(assetDistribution)
      .values({ ...own, ...input, ...(await citedBy(tx, input, at.county)), returnId })
    return { result: { county: at.county, id: own.id }, subject: { type: 'asset', id: at.id }, after: input }
  })
}

export function inspectAsset(
  base: Base,
  reader: Reader,
  at: At,
  input: InspectionInput,
  key?: string,
): Promise<At> {
  return onAsset(base, reader, at, { command: 'inspectAsset', key, request: input }, async (tx, row) => {
    notAhead(tx, input.onDate)
    const own = ownOf(tx, row)
    await tx.db
      .insert(assetInspection)
      .values({ ...own, ...input, assetId: at.id, inspectedBy: tx.reader.userName })
    return { result: { county: at.county, id: own.id }, subject: { type: 'asset', id: at.id }, after: input }
  })
}
