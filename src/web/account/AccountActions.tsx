/** What an administrator does with an account: reset, sign out everywhere, lock, unlock. */
import { useState } from 'react'
import { Confirm } from '../kit/Confirm.tsx'
import { useWords } from '../lang.tsx'
import { useMe } from '../session.tsx'
import type { AccountRow } from './AccountsPage.tsx'
import { OneTimePassword } from './OneTimePassword.tsx'

const small = { size: 'small' } as const

export function AccountActions({ row }: { row: AccountRow }) {
  const { t } = useWords()
  const { me } = useMe()
  const [password, setPassword] = useState<string | null>(null)
  const own = me?.user?.id === row.id
  return (
    <>
      <Confirm<{ oneTimePassword: string }>
        label={{ zh: '重置密码', en: 'Reset' }}
        title={{ zh: `重置 ${row.username} 的密码？`, en: `Reset the password of ${row.username}?` }}
        lead={t(
          '原密码、两步验证和全部登录随即失效，给出新的一次性密码。',
          'The password, the second factor and every sign-in end at once; a new one-time password is given.',
        )}
        button={small}
        order={() => ({ to: `/api/accounts/${row.id}/reset` })}
        done={{ zh: '密码已重置', en: 'The password is reset' }}
        onDone={answer => setPassword(answer.oneTimePassword)}
      />
      {row.lockedAt ? null : (
        <Confirm
          label={{ zh: '结束登录', en: 'Sign out' }}
          title={{ zh: `结束 ${row.username} 的全部登录？`, en: `End every sign-in of ${row.username}?` }}
          lead={t(
            '在各处都须重新登录；密码、岗位不变。用于设备遗失或离开时忘记退出。',
            'They sign in again everywhere; password and posts stay. For a lost device or a forgotten sign-out.',
          )}
          button={small}
          order={() => ({ to: `/api/accounts/${row.id}/sessions/end` })}
          done={{ zh: '全部登录已结束', en: 'Every sign-in is ended' }}
        />
      )}
      {row.lockedAt ? (
        <Confirm
          label={{ zh: '恢复', en: 'Unlock' }}
          title={{ zh: `恢复账号 ${row.username}？`, en: `Unlock ${row.username}?` }}
          lead={t(
            '恢复后可用原密码登录，岗位照旧。',
            'It can sign in with its password again, with its posts as they were.',
          )}
          button={small}
          order={() => ({ to: `/api/accounts/${row.id}/unlock` })}
          done={{ zh: '账号已恢复', en: 'Unlocked' }}
        />
      ) : own ? null : (
        <Confirm
          label={{ zh: '停用', en: 'Lock' }}
          title={{ zh: `停用账号 ${row.username}？`, en: `Lock ${row.username}?` }}
          lead={t(
            '不能再登录，已登录的立即退出。岗位和记录保留，可以恢复。',
            'It cannot sign in, and is signed out at once. Posts and records stay; it can be unlocked.',
          )}
          danger
          button={{ ...small, type: 'text' }}
          order={() => ({ to: `/api/accounts/${row.id}/lock` })}
          done={{ zh: '账号已停用', en: 'Locked' }}
        />
      )}
      <OneTimePassword
        made={password ? { username: row.username, oneTimePassword: password } : null}
        onClose={() => setPassword(null)}
      />
    </>
  )
}
