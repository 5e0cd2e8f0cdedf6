/** What is shown masked only: a correction keeps it, replaces it, or empties it by a tick of its own. */
import type { Field } from '../../web/kit/field.ts'
import { emptyKey } from './answer.rules.ts'

/** @param masked as the page shows it; null when nothing is on file, and then there is nothing to empty */
export function maskedFields(field: Field, masked: string | null): readonly Field[] {
  if (!masked) return [field]
  const { key, title } = field
  const isReplaced = (v: unknown): boolean => typeof v === 'string' && v.trim() !== ''
  return [
    {
      ...field,
      help: {
        zh: `现为 ${masked}，不改则留空。`,
        en: `Now ${masked}; leave empty to keep it.`,
      },
    },
    {
      kind: 'flag',
      key: emptyKey(key),
      title: {
        zh: `删去原${title.zh}（${masked}）`,
        en: `Remove the ${title.en.toLowerCase()} on file (${masked})`,
      },
      half: true,
      when: values => !isReplaced(values[key]),
    },
  ]
}
