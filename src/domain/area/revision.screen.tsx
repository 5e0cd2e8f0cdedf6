/** 更名、合并、拆分: which areas end, what they become, from when, by which document. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input as TextInput } from 'antd'
import { AreaPicker } from '../../web/kit/AreaPicker.tsx'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import type { Field, Input, Values } from '../../web/kit/field.ts'
import { useWords } from '../../web/lang.tsx'

const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

interface Part {
  readonly code: string
  readonly name: string
}

const KINDS = [
  { value: 'renamed', words: { zh: '更名', en: 'Rename' } },
  { value: 'merged', words: { zh: '合并', en: 'Merge' } },
  { value: 'split', words: { zh: '拆分', en: 'Split' } },
]
const is = (kind: string) => (values: Values) => values.kind === kind

const fieldsOf = (end: string): readonly Field[] => [
  {
    kind: 'choice',
    key: 'kind',
    title: { zh: '办理', en: 'What' },
    required: true,
    radio: true,
    options: KINDS,
  },
  {
    kind: 'area',
    key: 'one',
    title: { zh: '原地区', en: 'The area' },
    required: true,
    under: end,
    when: values => values.kind === 'renamed' || values.kind === 'split',
  },
  {
    kind: 'text',
    key: 'name',
    title: { zh: '新名称', en: 'New name' },
    required: true,
    max: 60,
    when: is('renamed'),
  },
  {
    kind: 'own',
    key: 'before',
    title: { zh: '合并前的各地区', en: 'The areas that merge' },
    required: true,
    when: is('merged'),
    input: (props: Input) => <AreaList {...props} under={end} />,
  },
  {
    kind: 'own',
    key: 'after',
    title: { zh: '调整后的地区', en: 'What becomes of them' },
    required: true,
    when: values => values.kind === 'merged' || values.kind === 'split',
    help: {
      zh: '填统计用区划代码和名称；沿用原代码的照填原代码。',
      en: 'Code and name; a part that keeps its code is given with it.',
    },
    input: PartList,
  },
  { kind: 'date', key: 'onDate', title: { zh: '起始日期', en: 'From' }, required: true, until: today() },
  {
    kind: 'text',
    key: 'source',
    title: { zh: '依据', en: 'Source' },
    required: true,
    lines: 2,
    max: 300,
    help: { zh: '批复或公告的名称、文号。', en: 'Title and number of the decision.' },
  },
]

export function Revise({ end, onDone }: { end: string; onDone: () => void }) {
  const { t } = useWords()
  return (
    <CommandButton
      label={{ zh: '更名、合并或拆分', en: 'Rename, merge or split' }}
      fields={fieldsOf(end)}
      initial={{ kind: 'renamed' }}
      lead={
        <p className="soft">
          {t(
            '合并和拆分只限苏木乡镇和嘎查村，且须在同一上级之下；有下级的先调整下级。',
            'Only townships and villages merge or split, under one parent; their parts come first.',
          )}
        </p>
      }
      to={({ one, name, before, after, ...rest }) => ({
        to: '/api/areas/revisions',
        body: {
          ...rest,
          before: Array.isArray(before) ? before.filter(Boolean) : [one],
          after: after ?? [{ code: one, name }],
        },
      })}
      submit={{ zh: '登记', en: 'Enter' }}
      onDone={onDone}
      done={{ zh: '已登记，旧代码可查到新地区', en: 'Entered; the old codes lead to the new areas' }}
    />
  )
}

function AreaList({ id, value, onChange, under }: Input & { under: string }) {
  const { t } = useWords()
  const list = (value as (string | undefined)[] | undefined) ?? [undefined, undefined]
  const give = (next: (string | undefined)[]): void => onChange?.(next)
  return (
    <div>
      {list.map((code, i) => (
        <div className="part-line one" key={i}>
          <AreaPicker
            {...(i === 0 && id ? { id } : { id: `${id ?? 'area'}-${i}` })}
            {...(i ? { name: t(`第 ${i + 1} 个地区`, `Area ${i + 1}`) } : {})}
            value={code}
            under={under}
            levels={['township', 'village']}
            onChange={next => give(list.map((c, k) => (k === i ? next : c)))}
          />
          <Button
            icon={<DeleteOutlined aria-hidden="true" />}
            aria-label={t(`去掉第 ${i + 1} 个`, `Remove ${i + 1}`)}
            disabled={list.length < 3}
            onClick={() => give(list.filter((_, k) => k !== i))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => give([...list, undefined])}
      >
        {t('再加一个', 'One more')}
      </Button>
    </div>
  )
}

function PartList({ id, value, onChange }: Input) {
  const { t } = useWords()
  const list = (value as Part[] | undefined) ?? [{ code: '', name: '' }]
  const give = (i: number, change: Partial<Part>): void =>
    onChange?.(list.map((p, k) => (k === i ? { ...p, ...change } : p)))
  return (
    <div>
      {list.map((part, i) => (
        <div className="part-line" key={i}>
          <TextInput
            {...(i === 0 && id ? { id } : {})}
            value={part.code}
            maxLength={12}
            placeholder={t('代码', 'Code')}
            aria-label={t(`第 ${i + 1} 个的代码`, `Code of part ${i + 1}`)}
            onChange={e => give(i, { code: e.target.value.trim() })}
          />
          <TextInput
            value={part.name}
            maxLength={60}
            placeholder={t('名称', 'Name')}
            aria-label={t(`第 ${i + 1} 个的名称`, `Name of part ${i + 1}`)}
            onChange={e => give(i, { name: e.target.value })}
          />
          <Button
            icon={<DeleteOutlined aria-hidden="true" />}
            aria-label={t(`去掉第 ${i + 1} 个`, `Remove ${i + 1}`)}
            disabled={list.length < 2}
            onClick={() => onChange?.(list.filter((_, k) => k !== i))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => onChange?.([...list, { code: '', name: '' }])}
      >
        {t('再加一个', 'One more')}
      </Button>
    </div>
  )
}
