import type { Field } from '../kit/field.ts'
import { CommandForm } from '../kit/CommandForm.tsx'

const FIELDS: readonly Field[] = [
  {
    kind: 'secret',
    key: 'current',
    title: { zh: '现在的密码', en: 'Present password' },
    required: true,
    autoComplete: 'current-password',
  },
  {
    kind: 'secret',
    key: 'next',
    title: { zh: '新密码', en: 'New password' },
    help: {
      zh: '至少 10 位，混用字母和数字，不含用户名。',
      en: '10 characters or more, letters and digits, without the user name.',
    },
    required: true,
    min: 10,
    autoComplete: 'new-password',
  },
]

/** 修改密码; a wrong present password or a plain new one is said at its field. */
export function PasswordForm({ onDone }: { onDone?: () => void }) {
  return (
    <CommandForm
      fields={FIELDS}
      to="/api/me/password"
      submit={{ zh: '修改密码', en: 'Change the password' }}
      done={{ zh: '密码已修改', en: 'The password is changed' }}
      {...(onDone ? { onDone } : {})}
    />
  )
}
