/** The people of a household, present and past, with their latest condition. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import type { Member } from './household.reply.ts'
import { maskName, maskPhone } from '../../kernel/mask.ts'
import { maskIdNumber } from './mask.rules.ts'

type Shown = Omit<Member, 'idMasked' | 'phoneMasked'>

interface Row extends Shown, Record<string, unknown> {
  idSealed: string | null
  phoneSealed: string | null
}

/** Names are masked unless the reader works with households; numbers always are; of birth others see the year. */
function shown(tx: Tx, { idSealed, phoneSealed, ...rest }: Row): Member {
  const { seesNames } = tx.reader
  const row: Shown = rest
  const opened = (sealed: string | null, mask: (text: string) => string): string | null =>
    sealed ? mask(tx.vault.open(sealed)) : null
  return {
    ...row,
    name: seesNames ? row.name : maskName(row.name),
    birthOn: seesNames || !row.birthOn ? row.birthOn : `${row.birthOn.slice(0, 4)}`,
    idMasked: opened(idSealed, maskIdNumber),
    phoneMasked: opened(phoneSealed, maskPhone),
  }
}

export async function membersOf(tx: Tx, county: string, householdId: string): Promise<Member[]> {
  const found = await tx.db.execute<Row>(sql`
    select p.id, m.id as "membershipId", p.person_code as "personCode", p.name, m.relation, p.sex, p.birth_on as "birthOn", p.ethnicity,
      p.id_kind as "idKind", p.id_sealed as "idSealed", p.phone_sealed as "phoneSealed", p.revision,
      m.joined_on as "joinedOn", m.joined_reason as "joinedReason", m.left_on as "leftOn", m.left_reason as "leftReason",
      (select jsonb_build_object('onDate', c.on_date, 'education', c.education, 'schooling', c.schooling, 'health', c.health,
        'labour', c.labour, 'monthsWorked', c.months_worked, 'seriousIllnessInsured', c.serious_illness_insured)
        from person_condition c where c.county = p.county and c.person_id = p.id and c.retracted_at is null
        order by c.on_date desc, c.id desc limit 1) as condition
    from membership m join person p on p.county = m.county and p.id = m.person_id
    where m.county = ${county} and m.household_id = ${householdId} and m.retracted_at is null
    order by m.left_on nulls first, (m.relation = 'head') desc, m.id`)
  return found.rows.map(row => shown(tx, row))
}
