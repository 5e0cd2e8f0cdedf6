/**
 * Areas, pairings, parameters and holidays: reference tables, the same on every machine, never pointing at
 * county-owned rows (design §7.3).
 */
import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { code, day, fen, instant } from '../../kernel/column.ts'

/** One version of an area. Ancestors are materialised; descendants are the code range [lo, hi). */
export const area = pgTable(
  'area',
  {
    code: code('code').notNull(),
    /** First day of this version; '0001-01-01' = as far back as the record goes. */
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
    level: text('level', { enum: ['province', 'prefecture', 'county', 'township', 'village'] }).notNull(),
    name: text('name').notNull(),
    parentCode: code('parent_code'),
    province: code('province').notNull(),
    prefecture: code('prefecture'),
    county: code('county'),
    township: code('township'),
    lo: code('lo').notNull(),
    hi: code('hi').notNull(),
    functionalZone: boolean('functional_zone').notNull().default(false),
    /** The demonstration's invented villages say so. */
    invented: boolean('invented').notNull().default(false),
  },
  t => [
    primaryKey({ columns: [t.code, t.validFrom] }),
    index('area_parent').on(t.parentCode, t.code),
    index('area_level').on(t.level, t.code),
  ],
)

/** Renamed, merged, split: maps an old code to its successors. */
export const areaSuccession = pgTable(
  'area_succession',
  {
    oldCode: code('old_code').notNull(),
    newCode: code('new_code').notNull(),
    onDate: day('on_date').notNull(),
    kind: text('kind', { enum: ['renamed', 'merged', 'split'] }).notNull(),
    source: text('source').notNull(),
  },
  t => [primaryKey({ columns: [t.oldCode, t.newCode, t.onDate] })],
)

/** 结对: which Beijing district helps which banner, from when to when, and how well that is known. */
export const pairing = pgTable(
  'pairing',
  {
    id: uuid('id').primaryKey(),
    receiverCode: code('receiver_code').notNull(),
    /** Null where the district could not be established: such a banner gets municipal money only. */
    giverCode: code('giver_code'),
    level: text('level', { enum: ['county', 'township', 'village'] }).notNull(),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
    status: text('status', { enum: ['found', 'inferred', 'recalled', 'unknown'] }).notNull(),
    evidenceYear: integer('evidence_year'),
    source: text('source').notNull(),
  },
  t => [index('pairing_receiver').on(t.receiverCode), index('pairing_giver').on(t.giverCode)],
)

/** A line or threshold by area, year and purpose with its source; a null value blocks automatic decisions. */
export const parameter = pgTable(
  'parameter',
  {
    id: uuid('id').primaryKey(),
    key: code('key').notNull(),
    areaCode: code('area_code').notNull(),
    year: integer('year'),
    purpose: text('purpose').notNull().default(''),
    value: jsonb('value'),
    unit: text('unit').notNull(),
    /** F found in a source, R known practice, D derived, N looked for and not found. */
    status: text('status', { enum: ['F', 'R', 'D', 'N'] }).notNull(),
    source: text('source').notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    retractedAt: instant('retracted_at'),
  },
  t => [index('parameter_key').on(t.key, t.areaCode, t.year)],
)

export const holiday = pgTable('holiday', {
  onDate: day('on_date').primaryKey(),
  kind: text('kind', { enum: ['off', 'workday'] }).notNull(),
  name: text('name').notNull(),
  source: text('source').notNull(),
})

/**
 * Population of a village in a year, as an office's list states it; 农业户籍人口 is the denominator of an incidence
 * (domain §3). A list replaces what stood before and can be taken back, so that rows are retracted and never changed.
 */
export const population = pgTable(
  'population',
  {
    id: uuid('id').primaryKey(),
    areaCode: code('area_code').notNull(),
    year: integer('year').notNull(),
    /** 户籍人口, 农业户籍人口, 常住人口; null = not stated */
    registered: integer('registered'),
    agricultural: integer('agricultural'),
    resident: integer('resident'),
    source: text('source').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    retractedAt: instant('retracted_at'),
    batchId: uuid('batch_id').notNull(),
  },
  t => [
    uniqueIndex('population_live').on(t.areaCode, t.year).where(sql`retracted_at is null`),
    index('population_batch').on(t.batchId),
  ],
)

/** The published value of a headline figure, with where it was printed. Shown beside the figure, never instead. */
export const published = pgTable(
  'published',
  {
    indicator: code('indicator').notNull(),
    areaCode: code('area_code').notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on').notNull(),
    value: fen('value').notNull(),
    unit: text('unit').notNull(),
    source: text('source').notNull(),
  },
  t => [primaryKey({ columns: [t.indicator, t.areaCode, t.fromOn, t.toOn] })],
)
