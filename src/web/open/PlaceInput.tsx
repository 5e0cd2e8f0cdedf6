/** A place level by level, with the browser's own lists; the most exact one chosen is sent. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { REGION } from '../../domain/area/area.terms.ts'
import type { Word } from '../../kernel/words.ts'
import { api } from '../api.ts'
import { useWords } from '../lang.tsx'
import type { OwnInput } from './PublicForm.tsx'

interface Area {
  readonly code: string
  readonly name: string
}

const LEVELS: readonly Word[] = [
  { zh: '盟市', en: 'League' },
  { zh: '旗县', en: 'Banner' },
  { zh: '苏木乡镇', en: 'Township' },
  { zh: '嘎查村', en: 'Village' },
]

export function PlaceInput({ id, name, required, ...about }: OwnInput) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const shown = Math.min(chosen.length + 1, LEVELS.length)
  const choose = (level: number, code: string): void =>
    setChosen([...chosen.slice(0, level), ...(code ? [code] : [])])
  return (
    <span className="open-places">
      {LEVELS.slice(0, shown).map((words, level) => (
        <Level
          key={`${words.zh}${chosen[level - 1] ?? ''}`}
          {...(level === 0 ? { id } : {})}
          under={chosen[level - 1] ?? REGION}
          words={words}
          value={chosen[level] ?? ''}
          // A league is not a place where something happens; the banner is the least that is asked.
          required={required && level < 2}
          about={about['aria-describedby']}
          onChange={code => choose(level, code)}
        />
      ))}
      <input type="hidden" name={name} value={chosen.length > 1 ? chosen.at(-1) : ''} />
    </span>
  )
}

interface LevelProps {
  readonly id?: string
  readonly under: string
  readonly words: Word
  readonly value: string
  readonly required: boolean
  readonly about: string
  onChange(code: string): void
}

function Level({ id, under, words, value, required, about, onChange }: LevelProps) {
  const { t } = useWords()
  const { data } = useQuery({
    queryKey: ['areas under', under],
    queryFn: () => api<{ rows: Area[] }>(`/api/areas?under=${under}`),
    staleTime: Infinity,
  })
  if (data && data.rows.length === 0) return null
  return (
    <select
      {...(id ? { id } : {})}
      aria-label={t(words)}
      aria-describedby={about}
      required={required}
      value={value}
      onChange={e => onChange(e.target.value)}
    >
      <option value="">{t(words)}</option>
      {data?.rows.map(a => (
        <option key={a.code} value={a.code}>
          {a.name}
        </option>
      ))}
    </select>
  )
}
