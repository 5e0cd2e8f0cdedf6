/** The posts of an account: given, ended, covered by a deputy for a time. */
import { CommandButton } from '../kit/CommandButton.tsx'
import { Confirm } from '../kit/Confirm.tsx'
import type { Field, Input } from '../kit/field.ts'
import { useWords } from '../lang.tsx'
import { AccountPicker } from './AccountPicker.tsx'
import type { AccountRow, PostRow } from './AccountsPage.tsx'
import { PostName } from './PostName.tsx'
import { POST_FIELDS, TERM_FIELDS } from './post.fields.ts'

const small = { size: 'small' } as const

export function Posts({ row }: { row: AccountRow }) {
  const { t } = useWords()
  return (
    <div className="posts">
      {row.grants.length ? (
        <ul className="list">
          {row.grants.map(post => (
            <li key={post.id}>
              <PostName post={post} withTerm />
              <span className="tags">
                {post.deputyOf ? null : <Deputise row={row} post={post} />}
                <EndPost row={row} post={post} />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="warn">{t('这个账号没有岗位。', 'This account has no post.')}</p>
      )}
      <CommandButton
        label={{ zh: '授予岗位', en: 'Give a post' }}
        title={{ zh: `授予岗位 · ${row.name}`, en: `Give a post · ${row.name}` }}
        button={small}
        fields={POST_FIELDS}
        to={`/api/accounts/${row.id}/grants`}
        submit={{ zh: '授予', en: 'Give' }}
        done={{ zh: '岗位已授予', en: 'The post is given' }}
      />
    </div>
  )
}

const DEPUTY_FIELDS = (absent: string): readonly Field[] => [
  {
    kind: 'own',
    key: 'deputy',
    title: { zh: '代理人', en: 'Deputy' },
    required: true,
    input: (props: Input) => <AccountPicker {...props} except={absent} />,
  },
  TERM_FIELDS[0]!,
  {
    ...TERM_FIELDS[1]!,
    required: true,
    help: { zh: '代理必须写明结束日期。', en: 'A deputy’s time must end.' },
  },
]

/** 设代理: another account acts in this post while its holder is away; both names stand in the record. */
function Deputise({ row, post }: { row: AccountRow; post: PostRow }) {
  const { t } = useWords()
  return (
    <CommandButton
      label={{ zh: '设代理', en: 'Deputy' }}
      title={{ zh: `${row.name} 的代理`, en: `A deputy for ${row.name}` }}
      button={small}
      lead={
        <p>
          <PostName post={post} />
          <br />
          <span className="soft">
            {t(
              '代理期间的操作记作“代理人（代 本人）”。',
              'What the deputy does is recorded under both names.',
            )}
          </span>
        </p>
      }
      fields={DEPUTY_FIELDS(row.id)}
      to={({ deputy, ...term }) => ({
        to: `/api/accounts/${String(deputy)}/grants`,
        body: { ...term, role: post.role, areaCode: post.areaCode, deputyOf: row.id },
      })}
      submit={{ zh: '设为代理', en: 'Appoint' }}
      done={{ zh: '代理已设定', en: 'The deputy is appointed' }}
    />
  )
}

function EndPost({ row, post }: { row: AccountRow; post: PostRow }) {
  const { t } = useWords()
  return (
    <Confirm
      label={{ zh: '结束', en: 'End' }}
      title={{ zh: `结束 ${row.name} 的这个岗位？`, en: `End this post of ${row.name}?` }}
      lead={
        <>
          <PostName post={post} />
          <p className="soft">
            {t('立即生效。需要时可重新授予。', 'It takes effect at once. It can be given again.')}
          </p>
        </>
      }
      danger
      button={{ ...small, type: 'text' }}
      order={() => ({ to: `/api/accounts/${row.id}/grants/${post.id}/end` })}
      done={{ zh: '岗位已结束', en: 'The post is ended' }}
    />
  )
}
