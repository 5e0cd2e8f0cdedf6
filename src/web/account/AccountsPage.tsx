/** 账号与岗位: who may sign in, in which posts, from when to when. */
import type { AccountView } from '../../kernel/account/account.schema.ts'
import { Ledger } from '../kit/Ledger.tsx'
import type { Column } from '../kit/Ledger.tsx'
import { Moment } from '../kit/Moment.tsx'
import { Page } from '../kit/Page.tsx'
import { Tag } from '../kit/Tag.tsx'
import { useWords } from '../lang.tsx'
import { useMe } from '../session.tsx'
import { AccountActions } from './AccountActions.tsx'
import { CreateAccount } from './CreateAccount.tsx'
import { Posts } from './Posts.tsx'
import { PostName } from './PostName.tsx'
import './account.css'

/** As it comes over the wire. */
export type AccountRow = Omit<AccountView, 'lockedAt' | 'createdAt' | 'grants'> & {
  readonly lockedAt: string | null
  readonly createdAt: string
  readonly grants: readonly PostRow[]
}
export type PostRow = Omit<AccountView['grants'][number], 'endedAt'>

const COLUMNS: readonly Column<AccountRow>[] = [
  { key: 'username', title: { zh: '用户名', en: 'User name' }, nowrap: true, show: r => <b>{r.username}</b> },
  { key: 'name', title: { zh: '姓名或单位', en: 'Name' }, show: r => r.name },
  { key: 'posts', title: { zh: '岗位', en: 'Posts' }, show: r => <PostList row={r} /> },
  { key: 'state', title: { zh: '状态', en: 'State' }, show: r => <State row={r} /> },
  {
    key: 'created',
    title: { zh: '建立时间', en: 'Made' },
    nowrap: true,
    show: r => <Moment at={r.createdAt} />,
  },
]

function PostList({ row }: { row: AccountRow }) {
  const { t } = useWords()
  if (!row.grants.length)
    return <span className="warn">{t('没有岗位，登录后什么也不能做', 'no post: may do nothing')}</span>
  return (
    <ul className="plain-list">
      {row.grants.map(g => (
        <li key={g.id}>
          <PostName post={g} />
        </li>
      ))}
    </ul>
  )
}

function State({ row }: { row: AccountRow }) {
  const { t } = useWords()
  return (
    <span className="tags">
      {row.lockedAt ? (
        <Tag tone="bad">{t('已停用', 'Locked')}</Tag>
      ) : (
        <Tag tone="good">{t('可登录', 'Open')}</Tag>
      )}
      {row.mustChangePassword ? <Tag tone="warn">{t('须改密码', 'Must change password')}</Tag> : null}
      {row.twoFactor ? <Tag>{t('两步验证', 'Second factor')}</Tag> : null}
    </span>
  )
}

export default function AccountsPage() {
  const { t } = useWords()
  const { may } = useMe()
  return (
    <Page
      title={t('账号与岗位', 'Accounts')}
      lead={t(
        '一人一号，权限来自岗位：角色、地区和起止日期。展开一行可授予岗位、设代理或结束岗位。',
        'One account a person; what they may do comes from posts: role, area, from and to. Open a row to give or end posts.',
      )}
      actions={may('account.manage') ? <CreateAccount /> : null}
    >
      <Ledger<AccountRow>
        path="/api/accounts"
        rowKey={r => r.id}
        filters={[{ key: 'q', title: { zh: '用户名或姓名', en: 'User name or name' } }]}
        empty={{
          title: { zh: '还没有账号。', en: 'There are no accounts yet.' },
          action: <CreateAccount />,
        }}
        columns={COLUMNS}
        detail={r => <Posts row={r} />}
        actions={r => <AccountActions row={r} />}
      />
    </Page>
  )
}
