import { expect, test } from 'vitest'
import { person, testBase } from '../../../test/helper.ts'
import { within } from '../../kernel/tx.ts'
import { records } from '../../programme.ts'
import { appropriate } from '../fund/fund.commands.ts'
import { registerDocument } from '../notice/document.commands.ts'
import { citedBy } from './cited.queries.ts'

const beijing = person('beijing_office', '110000', ['110000', '150125'])
const worker = person('village_worker', '150125101201')

test('a document lists the records that cite it, those the reader may see', async () => {
  const base = await testBase()
  const document = await registerDocument(base, beijing, {
    number: '京财农指〔2019〕11号',
    title: '下达协作资金',
    kind: 'fund',
    issuer: '财政局',
    issuedPrecision: 'day',
  })
  expect(await within(base, beijing, tx => citedBy(tx, records, document))).toEqual({ groups: [] })
  await appropriate(base, beijing, {
    source: 'municipal',
    giverCode: '110000',
    year: 2019,
    amountFen: 1_000_000n,
    onDate: '2019-02-01',
    onPrecision: 'day',
    purpose: '扶贫协作',
    documentId: document.id,
  })
  const { groups } = await within(base, beijing, tx => citedBy(tx, records, document))
  expect(groups).toMatchObject([
    { type: 'appropriation', more: false, rows: [{ title: { zh: '下达 1.00 万元' } }] },
  ])
  expect(await within(base, worker, tx => citedBy(tx, records, document))).toEqual({ groups: [] })
})
