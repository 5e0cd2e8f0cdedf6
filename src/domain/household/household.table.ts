import { boolean, foreignKey, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { cites, code, day, fen, instant, owned, ownedKey, precision, recorded } from '../../kernel/column.ts'

/** A batch's rows lie together in the file, so block ranges lead to them when it is taken back, at hardly any cost. */
const ofBatch = (name: string, t: { batchId: AnyPgColumn }) => index(name).using('brin', t.batchId)

/** 建档立卡户. `areaCode` is its village. Official numbers are columns, never keys; a move closes and opens (design §7.2). */
export const household = pgTable(
  'household',
  {
    ...owned(),
    /** 户编号 of the national system: opaque text. */
    householdCode: code('household_code'),
    headName: text('head_name').notNull(),
    naturalVillage: text('natural_village'),
    /** 户类型, codes of household.terms */
    kind: text('kind'),
    /** 识别标准: 国家/省定/市定 */
    standard: text('standard'),
    phoneSealed: text('phone_sealed'),
    bankSealed: text('bank_sealed'),
    registeredOn: day('registered_on'),
    registeredPrecision: precision('registered_precision'),
    /** Where it moved to or came from: the same household in another county. */
    movedToCounty: code('moved_to_county'),
    movedFromCounty: code('moved_from_county'),
    mergedIntoId: uuid('merged_into_id'),
    /** Columns of the list that the system does not map, kept as they came. */
    extra: jsonb('extra'),
    /** Rises with each change; a stale form is refused. */
    revision: integer('revision').notNull().default(1),
    ...recorded(),
  },
  t => [ownedKey(t), index('household_area').on(t.county, t.areaCode, t.id), ofBatch('household_batch', t)],
)

const ofHousehold = (t: { county: AnyPgColumn; householdId: AnyPgColumn }) =>
  foreignKey({ columns: [t.county, t.householdId], foreignColumns: [household.county, household.id] })

export const person = pgTable(
  'person',
  {
    ...owned(),
    /** 人编号 */
    personCode: code('person_code'),
    name: text('name').notNull(),
    idKind: text('id_kind', { enum: ['resident', 'disability', 'other'] }),
    /** The whole number, encrypted; the blind index is over the first 18 characters, so that a disability card meets its resident id. */
    idSealed: text('id_sealed'),
    idIndex: code('id_index'),
    sex: text('sex', { enum: ['male', 'female'] }),
    birthOn: day('birth_on'),
    ethnicity: text('ethnicity'),
    phoneSealed: text('phone_sealed'),
    mergedIntoId: uuid('merged_into_id'),
    revision: integer('revision').notNull().default(1),
    ...recorded(),
  },
  t => [ownedKey(t), index('person_area').on(t.county, t.areaCode, t.id), ofBatch('person_batch', t)],
)

/** Who belongs to which household from when to when: dated, with the reason of coming and going (domain §2.8). */
export const membership = pgTable(
  'membership',
  {
    ...owned(),
    householdId: uuid('household_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** 与户主关系 */
    relation: text('relation'),
    joinedOn: day('joined_on').notNull(),
    joinedPrecision: precision('joined_precision').notNull(),
    joinedReason: text('joined_reason').notNull(),
    leftOn: day('left_on'),
    leftReason: text('left_reason'),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofHousehold(t),
    foreignKey({ columns: [t.county, t.personId], foreignColumns: [person.county, person.id] }),
    index('membership_household').on(t.county, t.householdId),
    index('membership_person').on(t.county, t.personId),
    index('membership_area').on(t.county, t.areaCode),
    ofBatch('membership_batch', t),
  ],
)

/** 成员情况 on a day: education, schooling, health, labour, work, insurance. */
export const personCondition = pgTable(
  'person_condition',
  {
    ...owned(),
    personId: uuid('person_id').notNull(),
    onDate: day('on_date').notNull(),
    education: text('education'),
    schooling: text('schooling'),
    health: text('health'),
    labour: text('labour'),
    monthsWorked: integer('months_worked'),
    seriousIllnessInsured: boolean('serious_illness_insured'),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    foreignKey({ columns: [t.county, t.personId], foreignColumns: [person.county, person.id] }),
    index('person_condition_person').on(t.county, t.personId, t.onDate),
    ofBatch('person_condition_batch', t),
  ],
)

/** 两不愁三保障 + 饮水 on a day; null = not checked. */
export const householdCondition = pgTable(
  'household_condition',
  {
    ...owned(),
    householdId: uuid('household_id').notNull(),
    onDate: day('on_date').notNull(),
    foodSecure: boolean('food_secure'),
    clothed: boolean('clothed'),
    inSchool: boolean('in_school'),
    insured: boolean('insured'),
    housingSafe: boolean('housing_safe'),
    waterSafe: boolean('water_safe'),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofHousehold(t),
    index('household_condition_household').on(t.county, t.householdId, t.onDate),
    ofBatch('household_condition_batch', t),
  ],
)

/** 致贫原因: one main (rank 0), at most two further (parameter causes.secondary_max). */
export const householdCause = pgTable(
  'household_cause',
  {
    ...owned(),
    householdId: uuid('household_id').notNull(),
    cause: text('cause').notNull(),
    rank: integer('rank').notNull(),
    onDate: day('on_date').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofHousehold(t),
    index('household_cause_household').on(t.county, t.householdId),
    ofBatch('household_cause_batch', t),
  ],
)

/** One line of the yearly income statement (domain §2.5), with its basis in words: the proof behind a drill-down. */
export const incomeLine = pgTable(
  'income_line',
  {
    ...owned(),
    householdId: uuid('household_id').notNull(),
    year: integer('year').notNull(),
    /** a1 … e4, codes of income.terms */
    line: text('line').notNull(),
    amountFen: fen('amount_fen').notNull(),
    note: text('note'),
    /** The record that made this line (a payment to the household): it is not stated again by hand. */
    fromType: text('from_type'),
    fromId: uuid('from_id'),
    /** How much of an earlier statement by hand this recorded line stands for; given back when the record is withdrawn. */
    coversFen: fen('covers_fen'),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofHousehold(t),
    index('income_line_from').on(t.county, t.fromId),
    index('income_line_household').on(t.county, t.householdId, t.year),
    index('income_line_area').on(t.county, t.areaCode),
    ofBatch('income_line_batch', t),
  ],
)

/** 人均纯收入 as a list states it: declared, kept beside what the lines add up to. */
export const incomeDeclared = pgTable(
  'income_declared',
  {
    ...owned(),
    householdId: uuid('household_id').notNull(),
    year: integer('year').notNull(),
    perCapitaFen: fen('per_capita_fen').notNull(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofHousehold(t),
    index('income_declared_household').on(t.county, t.householdId, t.year),
    ofBatch('income_declared_batch', t),
  ],
)

/** A change of state is an event with evidence, not a flag (domain §0.5). Kinds and transitions: household.terms. */
export const statusEvent = pgTable(
  'status_event',
  {
    ...owned(),
    householdId: uuid('household_id').notNull(),
    kind: text('kind').notNull(),
    onDate: day('on_date').notNull(),
    onPrecision: precision('on_precision').notNull(),
    /** e.g. the monitored type */
    detail: text('detail'),
    basis: text('basis', { enum: ['evidenced', 'declared'] }).notNull(),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    ofHousehold(t),
    index('status_event_household').on(t.county, t.householdId, t.onDate),
    index('status_event_kind').on(t.county, t.kind, t.onDate),
    index('status_event_area').on(t.county, t.areaCode),
    ofBatch('status_event_batch', t),
  ],
)

/** Look-up by id number (blind index) or 户编号 across counties: the one table keyed by code, not unique (design §7.2). */
export const identity = pgTable(
  'identity',
  {
    code: code('code').notNull(),
    kind: text('kind', { enum: ['person', 'household'] }).notNull(),
    county: code('county').notNull(),
    id: uuid('id').notNull(),
    areaCode: code('area_code').notNull(),
  },
  t => [index('identity_code').on(t.code), index('identity_owner').on(t.county, t.id)],
)

/** Grams of names (each letter with its successor), so that a search uses an index under row-level security. */
export const nameGram = pgTable(
  'name_gram',
  {
    county: code('county').notNull(),
    gram: code('gram').notNull(),
    personId: uuid('person_id').notNull(),
    householdId: uuid('household_id').notNull(),
    areaCode: code('area_code').notNull(),
  },
  t => [
    index('name_gram_gram').on(t.county, t.gram, t.householdId),
    index('name_gram_person').on(t.county, t.personId),
  ],
)

/** 疑似重复: recomputed, never accumulated; decided by people. */
export const duplicateCase = pgTable(
  'duplicate_case',
  {
    ...owned(),
    personId: uuid('person_id').notNull(),
    otherCounty: code('other_county').notNull(),
    otherId: uuid('other_id').notNull(),
    reason: text('reason', { enum: ['same_id', 'same_name_birth_village'] }).notNull(),
    state: text('state', { enum: ['open', 'merged', 'different'] }).notNull(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    note: text('note'),
    foundAt: instant('found_at').notNull(),
  },
  t => [
    ownedKey(t),
    index('duplicate_case_person').on(t.county, t.personId),
    index('duplicate_case_state').on(t.county, t.state, t.id),
  ],
)

/** 名单导入批次: becomes visible in one step and can be taken back. */
export const batch = pgTable(
  'batch',
  {
    ...owned(),
    kind: text('kind').notNull(),
    fileName: text('file_name').notNull(),
    fileHash: code('file_hash').notNull(),
    fileId: uuid('file_id'),
    state: text('state', {
      enum: [
        'reading',
        'preview',
        'committing',
        'committed',
        'taking_back',
        'taken_back',
        'cancelled',
        'failed',
      ],
    }).notNull(),
    jobId: uuid('job_id'),
    rowTotal: integer('row_total'),
    rowErrors: integer('row_errors'),
    rowWarnings: integer('row_warnings'),
    /** Recognised columns, what will be added and changed, which figures move. */
    summary: jsonb('summary'),
    /** Choices made by people: ambiguous villages, good rows only. */
    decisions: jsonb('decisions'),
    failure: jsonb('failure'),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    committedAt: instant('committed_at'),
    takenBackAt: instant('taken_back_at'),
    revision: integer('revision').notNull().default(1),
  },
  t => [ownedKey(t), index('batch_created').on(t.county, t.createdAt)],
)

/** One parsed row of an uploaded list, until the batch is committed or cancelled. Personal data is sealed. */
export const batchRow = pgTable(
  'batch_row',
  {
    county: code('county').notNull(),
    batchId: uuid('batch_id').notNull(),
    rowNo: integer('row_no').notNull(),
    areaCode: code('area_code').notNull(),
    householdKey: text('household_key'),
    /** worst level of the row's problems: 0 none, 1 warning, 2 error */
    level: integer('level').notNull(),
    /** [{ code, level, field }] */
    problems: jsonb('problems').notNull(),
    idIndex: code('id_index'),
    /** Whether the household was on file when the list was read. */
    known: boolean('known').notNull(),
    /** What its household would add to the headline figures; on the household's first row. */
    moves: jsonb('moves'),
    /** The parsed row as sealed JSON. */
    rowSealed: text('row_sealed').notNull(),
  },
  t => [
    index('batch_row_no').on(t.county, t.batchId, t.rowNo),
    index('batch_row_level').on(t.county, t.batchId, t.level, t.rowNo),
    index('batch_row_household').on(t.county, t.batchId, t.householdKey, t.rowNo),
  ],
)

/** A person's choice of village for a spelling, remembered for the next list. */
export const villageAlias = pgTable(
  'village_alias',
  {
    ...owned(),
    townshipCode: code('township_code').notNull(),
    alias: text('alias').notNull(),
    decidedBy: text('decided_by').notNull(),
    decidedAt: instant('decided_at').notNull(),
  },
  t => [ownedKey(t), index('village_alias_alias').on(t.county, t.townshipCode, t.alias)],
)
