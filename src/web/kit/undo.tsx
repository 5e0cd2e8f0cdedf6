/** After an act that can be taken back: says so, with 撤销 at hand for a while. */
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { Word } from '../../kernel/words.ts'
import { api, newKey } from '../api.ts'
import { useWords } from '../lang.tsx'
import type { Order } from './command.ts'
import { ProblemView } from './ProblemView.tsx'

const SECONDS = 20

/** `undo({zh: '已标记为不同的人', …}, { to: '/api/…/undo' })`. */
export function useUndo(): (said: Word, order: Order) => void {
  const { t } = useWords()
  const { notification, message } = App.useApp()
  const client = useQueryClient()
  return (said, order) => {
    const place = newKey()
    const back = async (): Promise<void> => {
      try {
        await api(order.to, { method: order.method ?? 'POST', body: order.body ?? {}, key: place })
        await client.invalidateQueries()
        notification.destroy(place)
        void message.success(t('已撤销', 'Taken back'))
      } catch (error) {
        notification.open({
          key: place,
          title: t(said),
          description: <ProblemView error={error} />,
          duration: 0,
        })
      }
    }
    notification.open({
      key: place,
      title: t(said),
      duration: SECONDS,
      placement: 'bottomLeft',
      actions: (
        <Button size="small" onClick={() => void back()}>
          {t('撤销', 'Undo')}
        </Button>
      ),
    })
  }
}
