/** 录入节假日安排: the whole year as a list, with the notice it stands in. */
import { Input as TextInput } from 'antd'
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import type { Field, Input } from '../../web/kit/field.ts'
import { useWords } from '../../web/lang.tsx'
import { readHolidayList, writeHolidayList } from './holidayList.rules.ts'
import type { NamedHoliday } from './holidayList.rules.ts'

const fieldsOf = (year: number): readonly Field[] => [
  {
    kind: 'own',
    key: 'days',
    title: { zh: '放假和调休上班的日期', en: 'Days off and working days moved' },
    required: true,
    help: {
      zh: '一行一天或一段：日期、放假或上班、名称。可从通知或表格中粘贴；如 1月31日至2月6日 放假 春节。平常的周末不必填写。',
      en: 'A line a day or a run of days: date, 放假 (off) or 上班 (workday), name; for example 1月31日至2月6日 放假 春节. Usual weekends are left out.',
    },
    check: value => {
      const read = readHolidayList(String(value), year)
      return 'wrong' in read ? read.wrong : null
    },
    input: (props: Input) => <Days {...props} year={year} />,
  },
  {
    kind: 'text',
    key: 'source',
    title: { zh: '依据', en: 'Source' },
    required: true,
    max: 300,
    check: value =>
      String(value).trim().length < 2 ? { zh: '请写明文号。', en: 'Give the number of the notice.' } : null,
    help: {
      zh: '国务院办公厅关于当年节假日安排的通知的文号。',
      en: 'The number of the State Council’s notice for the year.',
    },
  },
]

function Days({ id, value, onChange, year }: Input & { year: number }) {
  const { t } = useWords()
  const text = (value as string | undefined) ?? ''
  const read = readHolidayList(text, year)
  const off = 'days' in read ? read.days.filter(d => d.kind === 'off').length : 0
  return (
    <>
      <TextInput.TextArea
        {...(id ? { id } : {})}
        rows={12}
        maxLength={6000}
        value={text}
        onChange={e => onChange?.(e.target.value)}
      />
      {'days' in read ? (
        <p className="small" role="status">
          {t(
            `识别出放假 ${off} 天，调休上班 ${read.days.length - off} 天。`,
            `${off} days off and ${read.days.length - off} working days moved were read.`,
          )}
        </p>
      ) : null}
    </>
  )
}

interface Props {
  readonly year: number
  /** What stands; it is replaced as a whole. */
  readonly rows: readonly NamedHoliday[]
  readonly source: string
}

export function SetHolidays({ year, rows, source }: Props) {
  const { t } = useWords()
  const known = rows.length > 0
  return (
    <CommandButton
      key={year}
      label={
        known ? { zh: '修改本年安排', en: 'Change the year' } : { zh: '录入本年安排', en: 'Enter the year' }
      }
      title={{ zh: `${year}年节假日安排`, en: `Holidays of ${year}` }}
      button={known ? {} : { type: 'primary' }}
      fields={fieldsOf(year)}
      initial={known ? { days: writeHolidayList(rows), source } : {}}
      lead={
        known ? (
          <p className="soft">
            {t(
              '整年替换：下面列出的就是替换后的全部安排。原来的安排留在操作记录里。',
              'The year is replaced as a whole by what stands below; what stood before stays in the audit trail.',
            )}
          </p>
        ) : null
      }
      to={body => {
        const read = readHolidayList(String(body.days), year)
        return {
          to: `/api/holidays/${year}`,
          method: 'PUT',
          body: { source: body.source, days: 'days' in read ? read.days : [] },
        }
      }}
      submit={known ? { zh: '替换', en: 'Replace' } : { zh: '录入', en: 'Enter' }}
      done={{ zh: `${year}年节假日安排已录入`, en: `The holidays of ${year} are entered` }}
    />
  )
}
