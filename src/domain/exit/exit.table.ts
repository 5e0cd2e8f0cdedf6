import { index, integer, numeric, pgTable, text } from 'drizzle-orm/pg-core'
import { cites, day, owned, ownedKey, precision, recorded } from '../../kernel/column.ts'

/** 贫困村/贫困旗县: an area designated as poor; `areaCode` is the village or the banner. */
export const designation = pgTable(
  'designation',
  {
    ...owned(),
    object: text('object', { enum: ['village', 'banner'] }).notNull(),
    level: text('level', { enum: ['national', 'regional'] }).notNull(),
    /** 识别年度; empty where not known. */
    year: integer('year'),
    ...cites(),
    ...recorded(),
  },
  t => [ownedKey(t), index('designation_area').on(t.county, t.areaCode)],
)

/** 出列/摘帽 (or a return) of a village or banner: declared by a document, in a round. */
export const exitDeclaration = pgTable(
  'exit_declaration',
  {
    ...owned(),
    object: text('object', { enum: ['village', 'banner'] }).notNull(),
    kind: text('kind', { enum: ['exited', 'returned'] }).notNull(),
    /** 退出年度: the year whose round it was, e.g. 2019 for a banner announced in March 2020. */
    round: integer('round').notNull(),
    onDate: day('on_date').notNull(),
    onPrecision: precision('on_precision').notNull(),
    /** 贫困发生率 (0–1) as declared; empty where not given. */
    incidence: numeric('incidence', { precision: 7, scale: 6 }),
    basis: text('basis', { enum: ['evidenced', 'declared'] }).notNull(),
    ...cites(),
    ...recorded(),
  },
  t => [
    ownedKey(t),
    index('exit_declaration_on').on(t.county, t.object, t.onDate),
    index('exit_declaration_area').on(t.county, t.areaCode),
  ],
)
