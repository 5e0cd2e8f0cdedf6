/** From a ledger to where its sheet comes in, for those who may import it. */
import type { Verb } from '../../kernel/access.ts'
import { useWords } from '../lang.tsx'
import { useMe } from '../session.tsx'
import { To } from '../kit/To.tsx'

export function ImportLink({ list, verb }: { list: string; verb: Verb }) {
  const { t } = useWords()
  const { may } = useMe()
  return may(verb) ? <To to={`/ledgers?into=${list}`}>{t('整表导入', 'Import a sheet')}</To> : null
}
