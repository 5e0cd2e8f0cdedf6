/** The button that brings what a line of a checklist asks for, for those who may bring it. */
import { Checkbox } from 'antd'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import type { Field, Input } from '../../web/kit/field.ts'
import { todayOn, todayPart } from '../../web/kit/today.ts'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { Announce, isNotice } from './announced.part.tsx'
import { RegisterAsset } from './assetAct.part.tsx'
import { pathOf, useMay } from './detail.part.tsx'
import type { Detail, Line } from './detail.part.tsx'
import { ITEMS, PROOF_ITEMS, PROOF_KINDS } from './gate.terms.ts'
import type { ProofItem, ProofKind } from './gate.terms.ts'
import { SignLinkage } from './linkageAct.part.tsx'
import { AddFunding } from './moneyAct.part.tsx'
import { RecordProgress } from './progress.part.tsx'
import { ReviseProject } from './projectAct.part.tsx'
import { dayField, documentField, moneyField } from './projectForm.part.tsx'

const EAST = ['cadre', 'district_office', 'beijing_office']
const isProof = (item: string): item is ProofItem => (PROOF_ITEMS as readonly string[]).includes(item)

export function GateSupply({ line, data }: { line: Line; data: Detail }) {
  const may = useMay(data)
  const { me } = useMe()
  const east = EAST.includes(me?.acting.role ?? '')
  if (isProof(line.item)) {
    const eastOnly = 'side' in ITEMS[line.item]
    const attach =
      may('project.prove') && (!eastOnly || east) ? (
        <Attach item={line.item} data={data} again={line.ok} />
      ) : null
    if (!isNotice(line.item)) return attach
    return (
      <>
        {line.ok ? null : <Announce item={line.item} data={data} />} {attach}
      </>
    )
  }
  if (line.ok) return null
  switch (line.item) {
    case 'funding':
    case 'allocation':
      return may('project.manage') ? <AddFunding data={data} /> : null
    case 'negative_list':
      return may('project.manage') ? <TickNegative data={data} /> : null
    case 'beneficiaries':
      return may('project.propose') ? <ReviseProject data={data} /> : null
    case 'started':
    case 'progress':
    case 'completed':
      return may('project.propose') ? <RecordProgress data={data} kind={line.item} /> : null
    case 'assets':
      return may('asset.write') ? <RegisterAsset data={data} /> : null
    case 'linkage':
      return may('linkage.write') ? <SignLinkage data={data} /> : null
    default:
      return null
  }
}

/** What a proof of this kind must carry. */
const CARRIES: Record<ProofKind, (area: string) => readonly Field[]> = {
  document: area => [dayField('文件日期', 'Date'), ...paper(area)],
  minutes: area => [dayField('会议日期', 'Date of the meeting'), ...paper(area)],
  photo: area => [
    {
      kind: 'file',
      key: 'fileId',
      area,
      accept: 'image/*',
      title: { zh: '照片', en: 'Photo' },
      required: true,
    },
    dayField('拍摄日期', 'Taken on'),
    { kind: 'text', key: 'place', title: { zh: '拍摄地点', en: 'Place' }, required: true, max: 120 },
  ],
  contract: area => [
    moneyField('合同金额', 'Sum of the contract'),
    dayField('签订日期', 'Signed on'),
    ...paper(area),
  ],
  notice: area => [
    dayField('公示起', 'First day'),
    { kind: 'date', key: 'untilOn', title: { zh: '公示止', en: 'Last day' }, required: true, half: true },
    {
      kind: 'text',
      key: 'place',
      title: { zh: '公示地点', en: 'Place' },
      required: true,
      max: 120,
      example: '嘎查村公示栏',
    },
    ...paper(area, '公示照片或扫描件'),
  ],
}

const paper = (area: string, zh = '扫描件'): readonly Field[] => [
  documentField({
    help: { zh: '文件和附件至少一项。', en: 'A document of the register or a file, or both.' },
  }),
  { kind: 'file', key: 'fileId', area, title: { zh, en: 'File' } },
]

function Attach({ item, data, again }: { item: ProofItem; data: Detail; again: boolean }) {
  const of = ITEMS[item]
  return (
    <CommandButton
      label={again ? { zh: '再附一份', en: 'Add another' } : { zh: '附材料', en: 'Attach' }}
      title={{ zh: `${PROOF_KINDS[of.proof].zh}：${of.zh}`, en: `${PROOF_KINDS[of.proof].en}: ${of.en}` }}
      button={again ? { size: 'small', type: 'text' } : { size: 'small' }}
      fields={[
        ...CARRIES[of.proof](data.project.areaCode),
        { kind: 'text', key: 'note', title: { zh: '说明', en: 'Note' }, max: 300 },
      ]}
      to={`${pathOf(data)}/proofs`}
      fixed={{ item }}
      initial={{ onDate: todayPart() }}
      submit={{ zh: '附上', en: 'Attach' }}
      done={{ zh: '已附上', en: 'Attached' }}
    />
  )
}

/** 负面清单: every item is read and ticked “none”. */
function TickNegative({ data }: { data: Detail }) {
  const { t } = useWords()
  const open = data.next!.negative.filter(n => !n.ticked)
  if (!open.length) return null
  return (
    <CommandButton
      label={{ zh: '逐项核对', en: 'Tick the list' }}
      title={{ zh: '负面清单核对', en: 'Negative list' }}
      button={{ size: 'small' }}
      lead={
        <p>
          {t(
            '协作资金不得用于下列支出。逐项核对，确认本项目没有的打勾。',
            'The money must not be spent on these. Tick each item that the project does not contain.',
          )}
        </p>
      }
      fields={[
        {
          kind: 'own',
          key: 'items',
          title: { zh: `本项目没有以下支出（${todayOn()}）`, en: 'The project contains none of' },
          required: true,
          input: NegativeInput,
        },
      ]}
      to={body => ({
        to: `${pathOf(data)}/ticks`,
        body: { items: (body.items as { ticked: string[] }).ticked },
      })}
      initial={{ items: { open, ticked: [] } }}
      submit={{ zh: '确认核对', en: 'Confirm' }}
      done={{ zh: '已核对', en: 'Ticked' }}
    />
  )
}

interface Ticking {
  readonly open: readonly { readonly code: string; readonly zh: string; readonly en: string }[]
  readonly ticked: readonly string[]
}

function NegativeInput({ id, value, onChange }: Input) {
  const { t } = useWords()
  const { open, ticked } = (value as Ticking | undefined) ?? { open: [], ticked: [] }
  return (
    <Checkbox.Group
      {...(id ? { id } : {})}
      className="ticks"
      value={[...ticked]}
      options={open.map(n => ({ value: n.code, label: t({ zh: `无：${n.zh}`, en: `None: ${n.en}` }) }))}
      onChange={next => onChange?.({ open, ticked: next })}
    />
  )
}
