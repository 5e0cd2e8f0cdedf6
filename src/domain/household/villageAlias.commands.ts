/** A person's choice of village for a spelling, remembered for the next list of any kind. */
import { newId } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/tx.ts'
import { villageAlias } from './household.table.ts'

export interface VillageChoice {
  /** Where the spelling was looked for: a township, or the banner. */
  readonly township: string
  readonly text: string
  readonly code: string
}

export async function rememberVillages(
  tx: Tx,
  county: string,
  choices: readonly VillageChoice[],
): Promise<void> {
  if (!choices.length) return
  await tx.db.insert(villageAlias).values(
    choices.map(c => ({
      county,
      id: newId(),
      areaCode: c.code,
      townshipCode: c.township,
      alias: c.text,
      decidedBy: tx.reader.userId,
      decidedAt: tx.at,
    })),
  )
}
