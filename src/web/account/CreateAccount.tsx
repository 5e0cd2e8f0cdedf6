/** 新建账号: with its first post; the one-time password is shown once. */
import { useState } from 'react'
import { CommandButton } from '../kit/CommandButton.tsx'
import type { Field } from '../kit/field.ts'
import { OneTimePassword } from './OneTimePassword.tsx'
import { POST_FIELDS } from './post.fields.ts'

const FIELDS: readonly Field[] = [
  {
    kind: 'text',
    key: 'username',
    title: { zh: '用户名', en: 'User name' },
    required: true,
    max: 40,
    pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$/,
    example: 'taibus.li',
    help: {
      zh: '3–40 位小写字母、数字或 . _ -，用于登录。',
      en: '3–40 lower-case letters, digits or . _ -; used to sign in.',
    },
  },
  { kind: 'text', key: 'name', title: { zh: '姓名或单位', en: 'Name' }, required: true, max: 60 },
  ...POST_FIELDS,
]

interface Made {
  readonly username: string
  readonly oneTimePassword: string
}

export function CreateAccount() {
  const [made, setMade] = useState<Made | null>(null)
  return (
    <>
      <CommandButton<Made>
        label={{ zh: '新建账号', en: 'New account' }}
        button={{ type: 'primary' }}
        fields={FIELDS}
        to="/api/accounts"
        submit={{ zh: '建立账号', en: 'Make the account' }}
        done={{ zh: '账号已建立', en: 'The account is made' }}
        onDone={setMade}
      />
      <OneTimePassword made={made} onClose={() => setMade(null)} />
    </>
  )
}
