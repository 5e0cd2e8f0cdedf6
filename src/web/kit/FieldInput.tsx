/** The input of a field. Each kind has one. */
import { Checkbox, DatePicker, Input, InputNumber, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import { useWords } from '../lang.tsx'
import { AreaPicker } from './AreaPicker.tsx'
import { DateInput, takesEnter } from './DateInput.tsx'
import { DocumentPicker } from './DocumentPicker.tsx'
import type { DatePart, DocumentRef, Field, FileRef, Input as InputProps } from './field.ts'
import { FileInput } from './FileInput.tsx'
import { MoneyInput } from './MoneyInput.tsx'

const MAX_CHARACTERS = 300

export function FieldInput({ field, id, value, onChange }: InputProps & { field: Field }) {
  const { t } = useWords()
  const own = id ? { id } : {}
  const text = value as string | undefined
  const give = (next: unknown): void => onChange?.(next)
  switch (field.kind) {
    case 'text':
      return field.lines ? (
        <Input.TextArea
          {...own}
          value={text ?? ''}
          rows={field.lines}
          maxLength={field.max ?? MAX_CHARACTERS}
          showCount
          onChange={e => give(e.target.value)}
        />
      ) : (
        <Input
          {...own}
          value={text ?? ''}
          maxLength={field.max ?? MAX_CHARACTERS}
          {...(field.example ? { placeholder: field.example } : {})}
          onChange={e => give(e.target.value)}
        />
      )
    case 'secret':
      return (
        <Input.Password
          {...own}
          value={text ?? ''}
          maxLength={field.max ?? 128}
          autoComplete={field.autoComplete ?? 'off'}
          onChange={e => give(e.target.value)}
        />
      )
    case 'number':
      return (
        <InputNumber<number>
          {...own}
          controls={false}
          value={(value as number | undefined) ?? null}
          precision={field.places ?? 0}
          {...(field.min === undefined ? {} : { min: field.min })}
          {...(field.max === undefined ? {} : { max: field.max })}
          {...(field.unit ? { suffix: t(field.unit) } : {})}
          style={{ width: '100%' }}
          onChange={n => give(n ?? undefined)}
        />
      )
    case 'money':
      return (
        <MoneyInput
          {...own}
          unit={field.unit}
          negative={field.negative ?? false}
          value={text}
          onChange={give}
        />
      )
    case 'date':
      return (
        <DateInput
          {...own}
          value={value as DatePart | undefined}
          withPrecision={field.precision !== undefined}
          until={field.until}
          onChange={give}
        />
      )
    case 'year':
      return (
        <DatePicker
          {...own}
          picker="year"
          onKeyDown={takesEnter}
          style={{ width: '100%' }}
          value={value ? dayjs(`${String(value)}-01-01`) : null}
          onChange={d => give(d ? d.year() : undefined)}
        />
      )
    case 'choice': {
      const options = field.options.map(o => ({ value: o.value, label: t(o.words) }))
      return field.radio ? (
        <Radio.Group {...own} value={text} options={options} onChange={e => give(e.target.value)} />
      ) : (
        <Select
          {...own}
          value={text}
          options={options}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('请选择', 'Choose')}
          onChange={give}
        />
      )
    }
    case 'choices':
      return (
        <Select
          {...own}
          mode="multiple"
          value={(value as string[] | undefined) ?? []}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('可多选', 'Several may be chosen')}
          options={field.options.map(o => ({ value: o.value, label: t(o.words) }))}
          onChange={give}
        />
      )
    case 'flag':
      return (
        <Checkbox {...own} checked={value === true} onChange={e => give(e.target.checked)}>
          {t(field.title)}
        </Checkbox>
      )
    case 'area':
      return (
        <AreaPicker
          {...own}
          value={text}
          under={field.under}
          {...(field.levels ? { levels: field.levels } : {})}
          onChange={give}
        />
      )
    case 'document':
      return <DocumentPicker {...own} value={value as DocumentRef | undefined} onChange={give} />
    case 'file':
      return (
        <FileInput
          {...own}
          accept={field.accept}
          area={field.area}
          value={value as FileRef | undefined}
          onChange={give}
        />
      )
    case 'own':
      return <field.input {...own} value={value} onChange={give} />
  }
}
