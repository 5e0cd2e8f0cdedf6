/** How an exported list says what it was narrowed to. */
import type { Word } from '../words.ts'

/** `said({ zh: '资金年度', en: 'year' }, 2019)` → 资金年度 2019; nothing where nothing was asked. */
export function said(label: Word, value: string | number | Word | null | undefined): Word[] {
  if (value === null || value === undefined || value === '') return []
  const of = (lang: keyof Word): string => (typeof value === 'object' ? value[lang] : String(value))
  return [{ zh: `${label.zh} ${of('zh')}`, en: `${label.en} ${of('en')}` }]
}
