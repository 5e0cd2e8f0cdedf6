/** A one-time password, shown this once: it is stored nowhere in readable form. */
import { Modal, Typography } from 'antd'
import { useWords } from '../lang.tsx'

interface Props {
  readonly made: { readonly username: string; readonly oneTimePassword: string } | null
  readonly onClose: () => void
}

export function OneTimePassword({ made, onClose }: Props) {
  const { t } = useWords()
  return (
    <Modal
      title={t('一次性密码', 'One-time password')}
      open={made !== null}
      onCancel={onClose}
      onOk={onClose}
      okText={t('我已转交', 'I have passed it on')}
      cancelButtonProps={{ style: { display: 'none' } }}
      mask={{ closable: false }}
      keyboard={false}
      width={460}
    >
      <p>
        {t(
          '只显示这一次。请当面或电话转交本人；首次登录后必须改掉。',
          'Shown this once. Pass it on in person or by telephone; it must be changed at the first sign-in.',
        )}
      </p>
      <dl className="facts one-time">
        <div>
          <dt>{t('用户名', 'User name')}</dt>
          <dd>{made?.username}</dd>
        </div>
        <div>
          <dt>{t('一次性密码', 'One-time password')}</dt>
          <dd>
            <Typography.Text copyable={{ tooltips: [t('复制', 'Copy'), t('已复制', 'Copied')] }} code>
              {made?.oneTimePassword}
            </Typography.Text>
          </dd>
        </div>
      </dl>
    </Modal>
  )
}
