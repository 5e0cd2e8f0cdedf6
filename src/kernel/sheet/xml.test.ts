/** Wherever a chunk ends, the same tags and texts are told. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { xmlScanner } from './xml.ts'

const XML =
  '<?xml version="1.0"?><row r="1"><c r="A1" t="s"><v>633</v></c><!-- 1 > 0 --><c r="B1" t="inlineStr"><is><t xml:space="preserve"> 红旗 &amp; &#26126;安 </t></is></c><c r="C1"/><c r="D1" t="str"><v><![CDATA[a<b]]></v></c></row>'

/** Neighbouring texts are one: what a chunk cuts may come in pieces. */
function told(chunks: readonly string[]): string[] {
  const seen: string[] = []
  let text = ''
  const tag = (event: string): void => {
    if (text) seen.push(`"${text}"`)
    text = ''
    seen.push(event)
  }
  const scanner = xmlScanner({
    open: name => tag(`<${name}`),
    close: name => tag(`/${name}`),
    text: piece => {
      text += piece
    },
  })
  for (const chunk of chunks) scanner.write(chunk)
  scanner.end()
  return seen
}

function cut(text: string, places: readonly number[]): string[] {
  const ends = [...new Set(places.map(at => at % text.length))].sort((a, b) => a - b)
  return [...ends, text.length].map((end, i) => text.slice(ends[i - 1] ?? 0, end))
}

test('every text is told once, wherever the file is cut', () => {
  const whole = told([XML])
  expect(whole).toContain('"633"')
  expect(whole).toContain('" 红旗 & 明安 "')
  expect(whole).toContain('"a<b"')
  for (let at = 1; at < XML.length; at++) expect(told(cut(XML, [at])), `cut at ${at}`).toEqual(whole)
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { maxLength: 40 }), places => {
      expect(told(cut(XML, places))).toEqual(whole)
    }),
  )
})
