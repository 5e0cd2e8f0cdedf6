import { expect, test } from 'vitest'
import { readHolidayList, writeHolidayList } from './holidayList.rules.ts'

const off = (onDate: string, name: string) => ({ onDate, kind: 'off', name })

test('lines of days and runs of days become the arrangement, and read the same when written again', () => {
  const read = readHolidayList(
    '1月1日 放假 元旦\n\n2022-01-31 至 2022-02-02 放假 春节\n2022/1/29，上班，春节\n2022年4月2日-4月2日 调休上班 清明节',
    2022,
  )
  const days = [
    off('2022-01-01', '元旦'),
    ...['2022-01-31', '2022-02-01', '2022-02-02'].map(on => off(on, '春节')),
    { onDate: '2022-01-29', kind: 'workday', name: '春节' },
    { onDate: '2022-04-02', kind: 'workday', name: '清明节' },
  ]
  expect(read).toEqual({ days })
  const text = writeHolidayList('days' in read ? read.days : [])
  expect(text.split('\n')).toHaveLength(4)
  expect(readHolidayList(text, 2022)).toEqual({ days })
})

test.each([
  ['', '至少填写一天'],
  ['1月1日 元旦', '第 1 行：应为'],
  ['1月1日 放假 元旦\n2月30日 放假 春节', '第 2 行：没有这个日期'],
  ['2021-12-31 放假 元旦', '第 1 行：日期应在2022年内'],
  ['2月3日至2月1日 放假 春节', '止日早于起日'],
  ['1月1日至1月3日 放假 元旦\n1月3日 上班 元旦', '2022-01-03 已在前面出现'],
  ['1月1日至6月1日 放假 元旦', '不超过 120 天'],
])('%j is refused', (text, why) => {
  const read = readHolidayList(text, 2022)
  expect('wrong' in read && read.wrong.zh).toContain(why)
})
