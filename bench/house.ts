/** A programme of its own in a new folder, as an office would have it, removed when the measurement is over. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { openHouse } from '../src/house.ts'
import type { House } from '../src/house.ts'
import type { Reader } from '../src/kernel/access.ts'
import { settings } from '../src/settings.ts'
import { postmasterOf } from './cpu.ts'

export interface Bench {
  readonly house: House
  /** As the cluster's owner, past row-level security: for the bare SQL that answers are compared with. */
  readonly owner: Client
  readonly postmaster: number
}

export const COUNTY = '152527'

/** An ordinary banner bureau: everything is done under its row-level security. */
export const bureau: Reader = {
  userId: 'bench-bureau',
  userName: '太仆寺旗主管部门',
  role: 'banner_bureau',
  areaCode: COUNTY,
  counties: [COUNTY],
  writable: [COUNTY],
  lo: '',
  hi: '~',
  parties: [],
  seesNames: true,
}

/** A data folder with the cluster that lies elsewhere when we are root. */
export function tempFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'duikou-bench-'))
  return {
    path,
    remove() {
      const pointer = join(path, 'postgres.txt')
      if (existsSync(pointer)) rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true })
      rmSync(path, { recursive: true, force: true })
    },
  }
}

export async function withHouse<T>(work: (bench: Bench) => Promise<T>): Promise<T> {
  const folder = tempFolder()
  const house = await openHouse(settings({ DUIKOU_DEMO: '0', DUIKOU_DATA: folder.path, DUIKOU_LOG: 'off' }))
  const owner = new Client({ connectionString: house.url })
  try {
    await owner.connect()
    return await work({ house, owner, postmaster: await postmasterOf(owner) })
  } finally {
    await owner.end()
    await house.close()
    folder.remove()
  }
}
