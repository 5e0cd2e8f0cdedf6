/** Reports of works: dated, rising, with photos that say where and when, and taken back only where nothing stands on them. */
import { expect, test } from 'vitest'
import { person, testBase } from '../../../test/helper.ts'
import { BANNER, bureau, DAYS, ground, inLibrary, prove, sign, through } from '../../../test/project.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { passGate } from './gate.commands.ts'
import type { At } from './opened.commands.ts'
import { addPhoto, recordProgress, withdrawProgress } from './progress.commands.ts'
import { projectDetail } from './project.queries.ts'

const codesOf = async (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'done',
    error => (error instanceof Problem ? [error.code, ...error.details.map(d => d.code)] : error),
  )

const FILE = '0191b9a0-0000-7000-8000-0000000000aa'

/** A picture (or paper) of the banner, as an upload leaves it. */
const uploaded = (base: Base, id: string, mediaType: string) =>
  within(base, bureau, tx =>
    tx.client.query(
      `insert into file (county, id, area_code, hash, name, media_type, bytes, uploaded_by, at)
       values ($1, $2, $1, repeat('a', 64), '现场', $3, 1, '某人', now())`,
      [BANNER, id, mediaType],
    ),
  )

const reports = async (base: Base, at: At) =>
  (await within(base, bureau, tx => projectDetail(tx, at))).progressRows

async function building(): Promise<{ base: Base; at: At; g: Awaited<ReturnType<typeof ground>> }> {
  const base = await testBase()
  const g = await ground(base)
  const { at } = await inLibrary(base, g)
  await through(base, g, at, 'initiation')
  await through(base, g, at, 'investment')
  return { base, at, g }
}

const photo = { fileId: FILE, place: '2 号窖', takenOn: '2019-05-10' }

test('a report carries its photos; one of a paper, of a day to come or of elsewhere is refused', async () => {
  const { base, at } = await building()
  await uploaded(base, FILE, 'image/jpeg')
  const paper = FILE.replace('aa', 'bb')
  await uploaded(base, paper, 'application/pdf')
  const village = person('village_worker', BANNER)
  await recordProgress(base, village, at, { kind: 'started', onDate: '2019-04-10' })
  const report = (more: object) =>
    codesOf(
      recordProgress(base, village, at, { kind: 'progress', onDate: '2019-05-10', percent: 40, ...more }),
    )
  expect(await report({ photo: { ...photo, fileId: paper } })).toEqual(['input.reference', 'unknown'])
  expect(await report({ photo: { ...photo, fileId: at.id } })).toEqual(['input.reference', 'unknown'])
  expect(await report({ photo: { ...photo, takenOn: '2999-01-01' } })).toEqual([
    'rule.refused',
    'photo.future',
  ])
  expect(await report({ photo, note: '窖体完成' })).toBe('done')
  const made = (await reports(base, at)).at(-1)!
  await addPhoto(base, village, at, made.id, { ...photo, place: '通风口', takenOn: '2019-05-12' })
  expect((await reports(base, at)).at(-1)).toMatchObject({
    percent: 40,
    note: '窖体完成',
    photos: [
      { fileId: FILE, place: '2 号窖', takenOn: '2019-05-10' },
      { fileId: FILE, place: '通风口', takenOn: '2019-05-12' },
    ],
  })
  const other = person('banner_bureau', '152527')
  expect(await codesOf(addPhoto(base, other, at, made.id, photo))).toEqual(['record.notFound'])
})

test('reports follow one another: never before the last, never less, never before the money', async () => {
  const { base, at } = await building()
  const report = (kind: 'started' | 'progress' | 'completed', onDate: string, percent?: number) =>
    codesOf(recordProgress(base, bureau, at, { kind, onDate, ...(percent ? { percent } : {}) }))
  expect(await report('progress', '2019-05-01', 10)).toEqual(['rule.refused', 'progress.notStarted'])
  expect(await report('started', '2019-03-01')).toEqual(['rule.refused', 'progress.early'])
  expect(await report('started', '2019-04-10')).toBe('done')
  expect(await report('progress', '2019-05-01', 50)).toBe('done')
  expect(await report('progress', '2019-04-20', 60)).toEqual(['rule.refused', 'progress.before'])
  expect(await report('progress', '2019-06-01', 40)).toEqual(['rule.refused', 'progress.back'])
  expect(await report('completed', '2019-06-01')).toBe('done')
  expect(await report('completed', '2019-07-01')).toEqual(['rule.refused', 'progress.twice'])
})

test('the last report is taken back with its photos, unless a gate was passed on it', async () => {
  const { base, at, g } = await building()
  await uploaded(base, FILE, 'image/png')
  await recordProgress(base, bureau, at, { kind: 'started', onDate: '2019-04-10' })
  await recordProgress(base, bureau, at, { kind: 'progress', onDate: '2019-05-10', percent: 90, photo })
  const [first, last] = await reports(base, at)
  const back = (id: string) => codesOf(withdrawProgress(base, bureau, at, id, '误登'))
  expect(await back(first!.id)).toEqual(['rule.refused', 'progress.notLast'])
  expect(await back(last!.id)).toBe('done')
  expect(await back(last!.id)).toEqual(['record.notFound'])
  expect((await reports(base, at)).map(r => r.kind)).toEqual(['started'])
  const kept = await within(base, bureau, tx =>
    tx.client.query(`select 1 from progress_photo where county = $1 and retracted_at is null`, [BANNER]),
  )
  expect(kept.rowCount).toBe(0)

  await recordProgress(base, bureau, at, { kind: 'progress', onDate: '2019-06-10', percent: 60 })
  await prove(base, g, at, 'construction')
  await sign(base, at, 'construction')
  await passGate(base, bureau, at, { gate: 'construction', onDate: DAYS.construction })
  expect(await back((await reports(base, at)).at(-1)!.id)).toEqual(['rule.refused', 'progress.passed'])
  await recordProgress(base, bureau, at, { kind: 'progress', onDate: '2019-07-10', percent: 80 })
  expect(await back((await reports(base, at)).at(-1)!.id)).toBe('done')
})
