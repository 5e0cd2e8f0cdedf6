import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { areaNames } from './areaName.queries.ts'
import type { BannerPlaces } from './placeText.rules.ts'
import { townshipsOf } from './population.queries.ts'

/** The banner with its townships and villages, as they stand today. */
export async function bannerPlaces(tx: Tx, county: string): Promise<BannerPlaces> {
  const name = (await areaNames(tx, [county])).get(county)
  if (!name) throw new Problem('record.notFound')
  return { county: { code: county, name }, townships: await townshipsOf(tx, county) }
}
