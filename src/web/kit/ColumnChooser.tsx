/** Which columns a ledger shows: chosen by the reader and remembered in this browser. */
import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useState } from 'react'
import type { Word } from '../../kernel/words.ts'
import { useWords } from '../lang.tsx'

interface Choosable {
  readonly key: string
  readonly title: Word
  /** Hidden until chosen. */
  readonly optional?: boolean
}

const standard = (columns: readonly Choosable[]): string[] => columns.filter(c => !c.optional).map(c => c.key)

/** The chosen columns of a named ledger, and the way to change them; the first column always stays. */
export function useColumns<C extends Choosable>(name: string, columns: readonly C[]) {
  const place = `duikou-columns:${name}`
  const [saved, setSaved] = useState<string[] | null>(() => {
    const kept = localStorage.getItem(place)
    return kept === null ? null : kept.split(',')
  })
  const keys = saved ?? standard(columns)
  const choose = (next: string[] | null): void => {
    if (next) localStorage.setItem(place, next.join(','))
    else localStorage.removeItem(place)
    setSaved(next)
  }
  return { shown: columns.filter((c, i) => i === 0 || keys.includes(c.key)), keys, choose }
}

interface Props {
  readonly columns: readonly Choosable[]
  readonly keys: readonly string[]
  choose(next: string[] | null): void
}

export function ColumnChooser({ columns, keys, choose }: Props) {
  const { t } = useWords()
  const list = (
    <div className="column-list">
      <Checkbox.Group
        value={[...keys]}
        onChange={next => choose(next.map(String))}
        options={columns.slice(1).map(c => ({ value: c.key, label: t(c.title) }))}
      />
      <Button size="small" type="link" onClick={() => choose(null)}>
        {t('恢复默认', 'As before')}
      </Button>
    </div>
  )
  return (
    <Popover content={list} trigger="click" placement="bottomRight" title={t('显示的列', 'Columns')}>
      <Button icon={<SettingOutlined aria-hidden="true" />}>{t('列', 'Columns')}</Button>
    </Popover>
  )
}
