/** The public's routes over HTTP: whoever asks has not signed in. */
import { expect, test } from 'vitest'
import { openTestHouse } from '../../../test/house.ts'
import { person } from '../../../test/helper.ts'

const bureau = person('banner_bureau', '150125')
const SAID = {
  areaCode: '150125101',
  matter: 'money',
  text: '务工补贴发放比公示的少，请核实。',
  name: '王凤莲',
  phone: '138 1234 1234',
}

async function door() {
  const house = await openTestHouse()
  const post = (path: string, payload: object, remoteAddress = '10.0.0.1', headers = {}) =>
    house.app.inject({
      method: 'POST',
      url: `/api/public/complaints${path}`,
      headers: { 'x-duikou': '1', ...headers },
      remoteAddress,
      payload,
    })
  return { house, post }
}

test('sent without signing in, looked up by number and code: state, dates and the answer, and nothing else', async () => {
  const { house, post } = await door()
  const sent = await post('', SAID)
  expect(sent.statusCode, sent.body).toBe(200)
  const { number, code, ...rest } = sent.json<{ number: string; code: string }>()
  expect(rest).toEqual({})
  const office = house.as(bureau)
  const { rows } = await office.ask<{ rows: { county: string; id: string }[] }>('/api/complaints')
  const at = `/api/complaints/${rows[0]!.county}/${rows[0]!.id}`
  const onDate = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
  await office.tell(`${at}/accept`, { onDate, note: '内部意见：先核对清册' })
  await office.tell(`${at}/investigate`, { onDate, note: '内部：清册有误' })
  await office.tell(`${at}/answer`, { onDate, answer: '差额将补发。' })
  const found = await post('/lookup', {
    number: number.toLowerCase(),
    code: code.toLowerCase().replace(/(.{4})/g, '$1 '),
  })
  expect(found.statusCode, found.body).toBe(200)
  expect(Object.keys(found.json()).sort()).toEqual(
    ['agreeable', 'appealUntil', 'dueOn', 'number', 'receivedOn', 'state', 'steps', 'withdrawable'].sort(),
  )
  expect(found.json().steps.at(-1)).toEqual({ state: 'answered', onDate, answer: '差额将补发。' })
  expect(found.body).not.toMatch(/王凤莲|138|内部|补贴/)
  expect(await office.ask(at)).toMatchObject({ nameMasked: '王*莲', phoneMasked: '138****1234' })
})

test('what is sent is bounded, and comes from our own pages', async () => {
  const { post } = await door()
  const status = async (more: object, headers = {}) =>
    (await post('', { ...SAID, ...more }, '10.0.0.2', headers)).statusCode
  expect(await status({ text: '短' })).toBe(400)
  expect(await status({ text: '长'.repeat(2001) })).toBe(400)
  expect(await status({ phone: 'javascript:1' })).toBe(400)
  expect(await status({ areaCode: '150199' })).toBe(400)
  expect(await status({ accused: 'region' })).toBe(422)
  expect(await status({ accused: 'village' })).toBe(422)
  expect(await status({}, { 'x-duikou': '0' })).toBe(403)
})

test('one address sends ten an hour and looks up sixty, whoever asks; another address is not held up by it', async () => {
  const { post } = await door()
  const sent = []
  for (let i = 0; i < 11; i++) sent.push((await post('', SAID, '10.0.0.3')).statusCode)
  expect(sent).toEqual([...Array.from({ length: 10 }, () => 200), 429])
  expect((await post('', SAID, '10.0.0.4')).statusCode).toBe(200)
  const guess = { number: 'TS150125-2026-0001', code: 'ABCDEFGHJKMN' }
  const asked = []
  for (let i = 0; i < 61; i++) asked.push((await post('/lookup', guess, '10.0.0.5')).statusCode)
  expect(asked).toEqual([...Array.from({ length: 60 }, () => 404), 429])
})
