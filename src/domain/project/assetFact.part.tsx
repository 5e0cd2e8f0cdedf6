/** What happens to an asset: a return and its distribution, a change of state, an inspection. */
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import { todayOn, todayPart } from '../../web/kit/today.ts'
import { ASSET_STATES, USES } from './asset.terms.ts'
import type { AssetRow } from './assetRow.part.tsx'
import { dayField, documentField, moneyField } from './projectForm.part.tsx'

const pathOf = (a: AssetRow): string => `/api/assets/${a.county}/${a.id}`
const now = () => ({ onDate: todayPart() })

const RETURN: readonly Field[] = [
  { kind: 'year', key: 'year', title: { zh: '收益年度', en: 'Year' }, required: true, half: true },
  dayField('到账日期', 'Received on'),
  moneyField('收益金额', 'Amount'),
  { kind: 'text', key: 'payer', title: { zh: '缴纳方', en: 'Paid by' }, required: true, max: 120 },
  documentField(),
]

export const RecordReturn = ({ asset }: { asset: AssetRow }) => (
  <CommandButton
    label={{ zh: '登记收益', en: 'Record a return' }}
    button={{ type: 'primary' }}
    fields={RETURN}
    to={`${pathOf(asset)}/returns`}
    initial={{
      ...now(),
      year: Number(todayOn().slice(0, 4)),
      ...(asset.operator ? { payer: asset.operator } : {}),
    }}
    submit={{ zh: '登记', en: 'Record' }}
    done={{ zh: '已登记，请登记分配去向', en: 'Recorded; enter where it went' }}
  />
)

export const Distribute = ({
  asset,
  returnId,
  left,
}: {
  asset: AssetRow
  returnId: string
  left: string
}) => (
  <CommandButton
    label={{ zh: '分配', en: 'Share out' }}
    title={{ zh: '登记收益分配', en: 'Share a return out' }}
    button={{ size: 'small' }}
    fields={[
      {
        kind: 'choice',
        key: 'use',
        title: { zh: '分配去向', en: 'For' },
        required: true,
        options: choices(USES),
        help: {
          zh: '到户部分通过利益联结合同发放。',
          en: 'What goes to households is paid through a benefit contract.',
        },
      },
      moneyField('分配金额', 'Amount'),
      dayField('分配日期', 'Date'),
      { kind: 'text', key: 'note', title: { zh: '说明', en: 'Note' }, max: 300 },
      documentField({ title: { zh: '民主决策文件', en: 'The village’s decision' } }),
    ]}
    to={`${pathOf(asset)}/returns/${returnId}/distributions`}
    initial={{ ...now(), amountFen: left }}
    submit={{ zh: '登记', en: 'Share out' }}
    done={{ zh: '已登记', en: 'Recorded' }}
  />
)

export const ChangeState = ({ asset }: { asset: AssetRow }) => (
  <CommandButton
    label={{ zh: '状态变动', en: 'Change the state' }}
    fields={[
      {
        kind: 'choice',
        key: 'state',
        title: { zh: '变动为', en: 'Becomes' },
        required: true,
        options: choices(ASSET_STATES).filter(o => o.value !== asset.state),
      },
      dayField('变动日期', 'Date'),
      {
        kind: 'text',
        key: 'reason',
        title: { zh: '原因', en: 'Reason' },
        lines: 2,
        max: 300,
        required: true,
        when: v => v.state !== 'in_use',
      },
      documentField(),
    ]}
    to={`${pathOf(asset)}/states`}
    initial={now()}
    submit={{ zh: '登记', en: 'Record' }}
    done={{ zh: '已登记', en: 'Recorded' }}
  />
)

export const Inspect = ({ asset }: { asset: AssetRow }) => (
  <CommandButton
    label={{ zh: '登记检查', en: 'Inspect' }}
    fields={[
      dayField('检查日期', 'Date'),
      {
        kind: 'choice',
        key: 'sound',
        title: { zh: '检查结论', en: 'Conclusion' },
        required: true,
        radio: true,
        options: [
          { value: 'yes', words: { zh: '完好、正常使用', en: 'Sound and in use' } },
          { value: 'no', words: { zh: '有问题', en: 'Not sound' } },
        ],
      },
      {
        kind: 'text',
        key: 'found',
        title: { zh: '检查情况', en: 'What was found' },
        required: true,
        lines: 3,
        max: 1000,
      },
      {
        kind: 'file',
        key: 'fileId',
        area: asset.areaCode,
        accept: 'image/*',
        title: { zh: '照片', en: 'Photo' },
      },
    ]}
    to={body => ({ to: `${pathOf(asset)}/inspections`, body: { ...body, sound: body.sound === 'yes' } })}
    initial={now()}
    submit={{ zh: '登记', en: 'Record' }}
    done={{ zh: '已登记', en: 'Recorded' }}
  />
)
