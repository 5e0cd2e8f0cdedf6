/** A programme in a data folder with its real queue, as the server opens it: for tests in which a server is killed. */
import { settings } from '../src/settings.ts'
import { openHouse } from '../src/house.ts'
import type { House } from '../src/house.ts'
import { importJobs } from '../src/domain/household/import.job.ts'
import type { Desk } from '../src/domain/household/import.commands.ts'
import { receiveList, sendCommit } from '../src/domain/household/import.commands.ts'
import type { Reader } from '../src/kernel/access.ts'
import { openJobs } from '../src/kernel/jobQueue.ts'

export { receiveList, sendCommit }

export interface Office {
  readonly house: House
  readonly desk: Desk
  /** As SIGTERM does it: jobs are interrupted and wait for the next server. */
  close(): Promise<void>
}

export async function openOffice(folder: string, reader: Reader): Promise<Office> {
  const house = await openHouse(settings({ DUIKOU_DEMO: '0', DUIKOU_DATA: folder, DUIKOU_LOG: 'off' }))
  const { base, files } = house
  const jobs = await openJobs(base, files, house.url, importJobs, error =>
    process.stderr.write(`${error.message}\n`),
  )
  return {
    house,
    desk: { base, files, jobs, reader },
    async close() {
      await jobs.stop()
      await house.close()
    },
  }
}
