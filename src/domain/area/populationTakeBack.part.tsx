/** A population list is taken back as a whole: what it added goes, what it replaced stands again. */
import { useWords } from '../../web/lang.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'

interface Props {
  readonly county: string
  readonly batchId: string
  readonly small?: boolean
  readonly onDone?: () => void
}

export function TakeBackPopulation({ county, batchId, small, onDone }: Props) {
  const { t } = useWords()
  return (
    <Confirm
      label={{ zh: '撤回该名单', en: 'Take the list back' }}
      title={{ zh: '撤回该名单？', en: 'Take the list back?' }}
      danger
      lead={
        <>
          <p>
            {t(
              '同一次导入的全部数据一并撤回：新增的去掉，被替换的恢复原来的数字。',
              'Everything of that import goes: what it added is withdrawn, what it replaced stands again.',
            )}
          </p>
          <p className="soft">
            {t(
              '其中有数据已被后来的名单替换时，应先撤回后来的名单。',
              'Where a later list replaced some of it, that one is taken back first.',
            )}
          </p>
        </>
      }
      {...(small ? { button: { size: 'small' } } : {})}
      order={() => ({ to: `/api/population/${county}/${batchId}/takeBack` })}
      done={{ zh: '已撤回', en: 'Taken back' }}
      onDone={() => onDone?.()}
    />
  )
}
