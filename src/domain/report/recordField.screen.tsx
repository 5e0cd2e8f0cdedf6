import type { RecordField } from '../../kernel/record.ts'
import { Day } from '../../web/kit/Day.tsx'
import { exactly, yuan } from '../../web/kit/number.ts'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'

const AREA = /^1[15]\d{4}(\d{3}){0,2}$/

/** One fact of a record in the form its kind asks for; money exactly, to the fen. */
export function FieldValue({ field }: { field: RecordField }) {
  const { t } = useWords()
  const { value } = field
  if (value === null || value === '') return <span className="soft">—</span>
  if (field.kind === 'area' && AREA.test(String(value)))
    return <To to={`/areas/${String(value)}`}>{field.words ? t(field.words) : String(value)}</To>
  if (field.words) return t(field.words)
  switch (field.kind) {
    case 'money':
      return (
        <span className="num">
          {exactly(yuan(String(value)))} {t('元', 'yuan')}
        </span>
      )
    case 'date':
      return <Day on={String(value)} />
    case 'number':
      // A year is a name, not a quantity.
      return <span className="num">{/year$/i.test(field.key) ? String(value) : exactly(Number(value))}</span>
    default:
      return Array.isArray(value)
        ? value.join(t('、', ', '))
        : typeof value === 'boolean'
          ? value
            ? t('是', 'yes')
            : t('否', 'no')
          : String(value)
  }
}
