/** 登记投诉: an office’s form, for what comes by telephone, letter or in person. The number and code are told once. */
import { Modal } from 'antd'
import { useState } from 'react'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { choices } from '../../web/kit/FilterBar.tsx'
import type { Field } from '../../web/kit/field.ts'
import { todayOn, todayPart } from '../../web/kit/today.ts'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { REGION } from '../area/area.terms.ts'
import { ACCUSED, CHANNELS, MATTERS, MAX_TEXT } from './complaint.terms.ts'
import { COMPLAINT_COLUMNS as C, readable } from './complaint.words.ts'
import { ProjectInput } from './complaintProject.part.tsx'
import type { ProjectRef } from './complaintProject.part.tsx'

const { web: _, ...AT_OFFICE } = CHANNELS

const FIELDS: readonly Field[] = [
  {
    kind: 'choice',
    key: 'channel',
    title: C.channel,
    required: true,
    options: choices(AT_OFFICE),
    half: true,
  },
  { kind: 'date', key: 'receivedOn', title: C.receivedOn, required: true, half: true, until: todayOn() },
  { kind: 'area', key: 'areaCode', title: C.areaName, required: true, under: REGION },
  { kind: 'choice', key: 'matter', title: C.matter, required: true, options: choices(MATTERS), half: true },
  {
    kind: 'choice',
    key: 'accused',
    title: C.accused,
    options: choices(ACCUSED),
    half: true,
    help: {
      zh: '被反映单位看不到本件。反映本单位或上级的，不由本单位登记。',
      en: 'That office does not see it. One about this office or one above it is not registered here.',
    },
  },
  {
    kind: 'own',
    key: 'project',
    title: { zh: '涉及项目', en: 'Which project' },
    input: ProjectInput,
    when: values => values.matter === 'project' || values.matter === 'money',
  },
  { kind: 'text', key: 'text', title: C.text, required: true, max: MAX_TEXT, lines: 6 },
  { kind: 'text', key: 'name', title: { zh: '投诉人姓名', en: 'Complainant’s name' }, max: 60, half: true },
  {
    kind: 'text',
    key: 'phone',
    title: { zh: '投诉人电话', en: 'Complainant’s telephone' },
    max: 20,
    half: true,
    help: { zh: '匿名的不填。加密保存。', en: 'Nothing where it is anonymous. Kept encrypted.' },
  },
]

/** The project is sent as the record that it speaks of. */
function orderOf({ project, ...body }: Record<string, unknown>) {
  const of = project as ProjectRef | undefined
  const record = of ? { recordCounty: of.county, recordType: 'project', recordId: of.id } : {}
  return { to: '/api/complaints', body: { ...body, ...record } }
}

interface Receipt {
  readonly number: string
  readonly code: string
}

/** Nothing for whoever may not take one in. */
export function RegisterComplaint() {
  const { t } = useWords()
  const { may } = useMe()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  if (!may('complaint.handle')) return null
  return (
    <>
      <CommandButton<Receipt>
        label={{ zh: '登记投诉', en: 'Register a complaint' }}
        button={{ type: 'primary' }}
        fields={FIELDS}
        to={orderOf}
        initial={{ receivedOn: todayPart() }}
        submit={{ zh: '登记', en: 'Register' }}
        done={{ zh: '已登记', en: 'Registered' }}
        onDone={setReceipt}
      />
      <Modal
        title={t('请告知投诉人', 'Tell the complainant')}
        open={receipt !== null}
        onCancel={() => setReceipt(null)}
        onOk={() => setReceipt(null)}
        okText={t('已告知', 'Told')}
        cancelButtonProps={{ hidden: true }}
        mask={{ closable: false }}
      >
        <p>
          {t(
            '凭编号和查询码可在公开页查询、申请复查。查询码只显示这一次。',
            'With both it is looked up and appealed on the public page. The code is shown this once.',
          )}
        </p>
        <dl className="facts">
          <div>
            <dt>{t(C.number)}</dt>
            <dd className="num">{receipt?.number}</dd>
          </div>
          <div>
            <dt>{t('查询码', 'Code')}</dt>
            <dd className="num">{receipt ? readable(receipt.code) : ''}</dd>
          </div>
        </dl>
      </Modal>
    </>
  )
}
