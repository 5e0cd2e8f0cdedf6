/** National lists for tests: rows of invented people as a CSV file, and the desk at which they are imported. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { importJobs } from '../src/domain/household/import.job.ts'
import type { Desk } from '../src/domain/household/import.commands.ts'
import { goodCells } from '../src/domain/household/nationalRow.example.ts'
import { NATIONAL_COLUMNS, NATIONAL_KEYS } from '../src/domain/household/nationalList.terms.ts'
import type { NationalKey } from '../src/domain/household/nationalList.terms.ts'
import type { Reader } from '../src/kernel/access.ts'
import type { Base } from '../src/kernel/db.ts'
import { diskStore } from '../src/kernel/file.ts'
import { inlineJobs } from '../src/kernel/job.ts'
import { bureau, idNumber } from './household.ts'

export type ListRow = Partial<Record<NationalKey, string | number>>

export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'duikou-list-test-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const GIVEN = '春生玉山海龙德顺文明'

/** A household of the list: its head, and as many sons as there are further members. */
export function home(code: string, size: number, more: ListRow = {}): ListRow[] {
  return Array.from({ length: size }, (_, i) => ({
    ...goodCells,
    householdCode: code,
    personCode: `${code}${String(i).padStart(2, '0')}`,
    name: `${'王李张赵'[i % 4]}${code.slice(-3).replace(/\d/g, digit => GIVEN[Number(digit)]!)}`,
    idNumber: i === 0 ? idNumber('1966-05-01', 'female') : idNumber('1990-02-03', 'male'),
    health: '健康',
    labour: '普通劳动力',
    relation: i === 0 ? '户主' : '之子',
    memberCount: size,
    ...more,
  }))
}

const cell = (value: string | number | undefined): string => `"${String(value ?? '').replaceAll('"', '""')}"`

export function csvOf(rows: readonly ListRow[]): string {
  const lines = [NATIONAL_KEYS.map(key => cell(NATIONAL_COLUMNS[key].zh)).join(',')]
  for (const row of rows) lines.push(NATIONAL_KEYS.map(key => cell(row[key])).join(','))
  return `${lines.join('\r\n')}\r\n`
}

export function listFile(rows: readonly ListRow[]): { path: string; name: string } {
  const path = join(folder(), 'list.csv')
  writeFileSync(path, csvOf(rows))
  return { path, name: 'list.csv' }
}

export function deskOf(
  base: Base,
  reader: Reader = bureau(),
): Desk & { jobs: ReturnType<typeof inlineJobs> } {
  const files = diskStore(folder())
  return { base, reader, files, jobs: inlineJobs(base, files, importJobs) }
}
