import type { Reason } from '../../kernel/reason.ts'
import type { Cause } from './cause.terms.ts'

/** One main cause and at most `secondaryMax` further ones (A3b: 复选), none of them twice. */
export function causeReasons(causes: readonly Cause[], secondaryMax: number): Reason[] {
  const many: Reason = {
    code: 'causes.tooMany',
    words: { zh: '其他致贫原因最多 {max} 项。', en: 'At most {max} further causes.' },
    values: { max: secondaryMax },
  }
  const twice: Reason = {
    code: 'causes.twice',
    words: { zh: '致贫原因重复。', en: 'A cause is named twice.' },
  }
  return [
    ...(causes.length - 1 > secondaryMax ? [many] : []),
    ...(new Set(causes).size < causes.length ? [twice] : []),
  ]
}
