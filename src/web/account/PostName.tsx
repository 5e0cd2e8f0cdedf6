import { Day } from '../kit/Day.tsx'
import { Tag } from '../kit/Tag.tsx'
import { useWords } from '../lang.tsx'
import type { PostRow } from './AccountsPage.tsx'

const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

/** 太仆寺旗 · 旗县主管部门, with its term, and whether it covers for somebody. */
export function PostName({ post, withTerm = false }: { post: PostRow; withTerm?: boolean }) {
  const { t } = useWords()
  const on = today()
  return (
    <span>
      {post.areaName ?? post.areaCode} · {t(post.roleWords)}{' '}
      {post.deputyOf ? <Tag tone="warn">{t(`代 ${post.deputyOf}`, `for ${post.deputyOf}`)}</Tag> : null}{' '}
      {post.validTo && post.validTo < on ? <Tag>{t('已到期', 'Expired')}</Tag> : null}
      {post.validFrom > on ? <Tag>{t('未开始', 'Not begun')}</Tag> : null}
      {withTerm || post.validTo ? (
        <span className="soft small">
          {' '}
          <Day on={post.validFrom} /> — {post.validTo ? <Day on={post.validTo} /> : t('长期', 'open')}
        </span>
      ) : null}
    </span>
  )
}
