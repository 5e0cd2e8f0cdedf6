/** 审计抽样: samples that were drawn, and drawing another. */
import type { Json } from '../../web/api.ts'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import { Ledger } from '../../web/kit/Ledger.tsx'
import type { Column } from '../../web/kit/Ledger.tsx'
import { exactly } from '../../web/kit/number.ts'
import { Page } from '../../web/kit/Page.tsx'
import { To } from '../../web/kit/To.tsx'
import { todayOn } from '../../web/kit/today.ts'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import type { Word } from '../../kernel/words.ts'
import type { SampleRow as Answer } from './sample.reply.ts'
import { LEDGERS, METHODS } from './sample.terms.ts'
import { REGION } from '../area/area.terms.ts'

export type SampleRow = { readonly [K in keyof Answer]: Json<Answer[K]> }

const Said = ({ of }: { of: Word }) => <>{useWords().t(of)}</>

const COLUMNS: readonly Column<SampleRow>[] = [
  {
    key: 'name',
    title: { zh: '样本', en: 'Sample' },
    show: r => <To to={`/samples/${r.county}/${r.id}`}>{r.name}</To>,
  },
  { key: 'area', title: { zh: '地区', en: 'Place' }, show: r => r.areaName ?? r.county },
  { key: 'ledger', title: { zh: '台账', en: 'Ledger' }, show: r => <Said of={LEDGERS[r.ledger]} /> },
  { key: 'method', title: { zh: '方法', en: 'Method' }, show: r => <Said of={METHODS[r.method]} /> },
  { key: 'size', title: { zh: '样本量', en: 'Size' }, number: true, show: r => exactly(r.size) },
  {
    key: 'population',
    title: { zh: '总体', en: 'Population' },
    number: true,
    show: r => exactly(r.populationRows),
  },
  { key: 'seed', title: { zh: '种子', en: 'Seed' }, show: r => r.seed },
  {
    key: 'drawnOn',
    title: { zh: '抽取日期', en: 'Drawn on' },
    nowrap: true,
    show: r => <Day on={r.drawnOn} />,
  },
  { key: 'drawnBy', title: { zh: '抽取人', en: 'Drawn by' }, show: r => r.drawnBy },
]

const FIELDS: readonly Field[] = [
  { kind: 'text', key: 'name', title: { zh: '样本名称', en: 'Name' }, required: true, max: 120 },
  {
    kind: 'area',
    key: 'area',
    title: { zh: '地区', en: 'Place' },
    required: true,
    under: REGION,
    levels: ['province', 'prefecture', 'county'],
  },
  {
    kind: 'choice',
    key: 'ledger',
    title: { zh: '台账', en: 'Ledger' },
    required: true,
    options: choices(LEDGERS),
  },
  { kind: 'date', key: 'fromOn', title: { zh: '日期从', en: 'Dated from' }, half: true },
  { kind: 'date', key: 'toOn', title: { zh: '日期至', en: 'to' }, half: true, until: todayOn() },
  {
    kind: 'choice',
    key: 'method',
    title: { zh: '方法', en: 'Method' },
    required: true,
    options: choices(METHODS),
  },
  {
    kind: 'number',
    key: 'size',
    title: { zh: '样本量', en: 'Size' },
    required: true,
    min: 1,
    max: 500,
    half: true,
  },
  {
    kind: 'text',
    key: 'seed',
    title: { zh: '种子', en: 'Seed' },
    required: true,
    max: 60,
    half: true,
    help: {
      zh: '任意文字；同一总体、同一种子抽出同样的记录。',
      en: 'Any text: the same population and seed give the same rows.',
    },
  },
]

export default function SamplesPage() {
  const { t } = useWords()
  const { may } = useMe()
  return (
    <Page
      title={t('审计抽样', 'Audit samples')}
      lead={t(
        '从台账按方法和种子抽取样本。任何人用同样的条件可以重抽，总体有变化时会说明。',
        'Rows drawn from a ledger by method and seed. Anybody can draw again; a population that changed says so.',
      )}
    >
      <Ledger<SampleRow>
        path="/api/audit-samples"
        rowKey={r => r.id}
        empty={{ zh: '还没有抽样。由审计人员抽取。', en: 'No sample yet; an auditor draws one.' }}
        columns={COLUMNS}
        bar={
          may('sample.draw') ? (
            <CommandButton
              label={{ zh: '抽样', en: 'Draw a sample' }}
              button={{ type: 'primary' }}
              fields={FIELDS}
              to="/api/audit-samples"
              submit={{ zh: '抽取', en: 'Draw' }}
              done={{ zh: '已抽取', en: 'Drawn' }}
            />
          ) : null
        }
      />
    </Page>
  )
}
