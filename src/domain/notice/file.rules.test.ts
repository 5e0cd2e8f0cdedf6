import { expect, test } from 'vitest'
import { documentNumber } from './document.rules.ts'
import { kindOf, nameFits } from './file.rules.ts'

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')
const typeOf = (content: Buffer): string | undefined => kindOf(content)?.mediaType

test('a file is what its bytes say', () => {
  expect(typeOf(bytes('\xff\xd8\xff\xe0...'))).toBe('image/jpeg')
  expect(typeOf(bytes('\x89PNG\r\n\x1a\n...'))).toBe('image/png')
  expect(typeOf(bytes('RIFF\x00\x00\x00\x00WEBPVP8 '))).toBe('image/webp')
  expect(typeOf(bytes('%PDF-1.7'))).toBe('application/pdf')
  expect(typeOf(bytes('PK\x03\x04..word/document.xml..'))).toMatch(/wordprocessingml/)
  expect(typeOf(bytes('PK\x03\x04..xl/workbook.xml..'))).toMatch(/spreadsheetml/)
  expect(typeOf(bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))).toBe('application/x-ole-storage')
  expect(typeOf(Buffer.from('户编号,姓名\n1,甲'))).toBe('text/plain; charset=utf-8')
  expect(typeOf(Buffer.from([0xbb, 0xa7, 0xb1, 0xe0, 0xba, 0xc5]))).toBe('text/plain; charset=gb18030')
})

test('programs, pages, plain zips and macros are not taken', () => {
  for (const text of [
    'MZ\x90\x00',
    '\x7fELF\x01',
    '<html>',
    ' <!DOCTYPE html>',
    '<svg onload=1>',
    '<?xml version="1.0"?>',
    'PK\x03\x04..evil.exe',
    'PK\x03\x04..word/document.xml..word/vbaProject.bin',
    '',
  ])
    expect(kindOf(bytes(text))).toBeNull()
})

test('the name must end as the content is', () => {
  const pdf = kindOf(bytes('%PDF-1.7'))!
  expect(nameFits('公告.PDF', pdf)).toBe(true)
  expect(nameFits('公告.pdf.html', pdf)).toBe(false)
  expect(nameFits('公告', pdf)).toBe(false)
})

test('文号 gets its usual form however it was typed', () => {
  for (const typed of [
    '内政字〔2020〕33号',
    '内政字[2020] 33号',
    '内政字【2020】33 号',
    '内政字(2020)33号',
    '内政字（2020）３３号',
  ])
    expect(documentNumber(typed)).toBe('内政字〔2020〕33号')
})
