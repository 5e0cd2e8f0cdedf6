/** Money moving without rest in a house of its own, several at a time: for tests in which its process is killed. */
import { settings } from '../src/settings.ts'
import { openHouse } from '../src/house.ts'
import { allocate, appropriate, pay, reversePayment } from '../src/domain/fund/fund.commands.ts'
import { reverseSpent, settle, spend } from '../src/domain/fund/spending.commands.ts'
import type { Reader } from '../src/kernel/access.ts'

export interface Movers {
  readonly beijing: Reader
  readonly bureau: Reader
}

const WORKERS = 8

/** Begins at once and does not end by itself. @returns where its database lies. */
export async function churn(folder: string, { beijing, bureau }: Movers): Promise<string> {
  const { base, url } = await openHouse(
    settings({ DUIKOU_DEMO: '0', DUIKOU_DATA: folder, DUIKOU_LOG: 'off' }),
  )
  const county = bureau.areaCode
  const words = { voucher: '凭证', payee: '单位', purpose: '用途' }
  const round = async (): Promise<void> => {
    const from = await appropriate(base, beijing, {
      source: 'municipal',
      giverCode: '110000',
      year: 2020,
      amountFen: 1000n,
      onDate: '2020-02-01',
      onPrecision: 'day',
      purpose: '协作',
    })
    const to = await allocate(base, beijing, {
      county,
      appropriationCounty: from.county,
      appropriationId: from.id,
      amountFen: 900n,
      onDate: '2020-03-01',
      reason: '按任务',
    })
    const of = { county, allocationId: to.id, onDate: '2020-04-01', ...words }
    const kept = await pay(base, beijing, { ...of, amountFen: 400n })
    const wrong = await pay(base, beijing, { ...of, amountFen: 300n })
    await reversePayment(base, beijing, wrong, '有误')
    const spent = { county, paymentId: kept.id, onDate: '2020-05-01', ...words }
    const first = await spend(base, bureau, { ...spent, amountFen: 250n })
    const second = await spend(base, bureau, { ...spent, amountFen: 100n })
    await reverseSpent(base, bureau, 'spending', second, '有误')
    await settle(base, bureau, {
      county,
      spendingId: first.id,
      amountFen: 200n,
      onDate: '2020-06-01',
      number: '报',
    })
  }
  const worker = async (): Promise<never> => {
    for (;;) await round()
  }
  for (let n = 0; n < WORKERS; n++) void worker()
  return url
}
