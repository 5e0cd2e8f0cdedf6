/** The decision at the end of a preview, with the exact consequence in words; the corrected list goes in here too. */
import { UploadOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Upload } from 'antd'
import { useState } from 'react'
import { api, newKey } from '../../web/api.ts'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { LIST_TYPES } from '../../web/kit/ListDrop.tsx'
import { exactly } from '../../web/kit/number.ts'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { useWords } from '../../web/lang.tsx'
import type { Batch } from './importBatch.part.tsx'

export function CommitBar({ batch }: { batch: Batch }) {
  const { t } = useWords()
  const s = batch.summary!
  const errors = batch.rowErrors ?? 0
  const to = `/api/imports/${batch.county}/${batch.id}`
  const added = t(
    `登记 ${exactly(s.newHouseholds)} 户 ${exactly(s.newPeople)} 人${s.goodHouseholds > s.newHouseholds ? `，补充已在册 ${exactly(s.goodHouseholds - s.newHouseholds)} 户` : ''}。提交后可以整批撤回。`,
    `${exactly(s.newHouseholds)} households and ${exactly(s.newPeople)} people are registered${s.goodHouseholds > s.newHouseholds ? `, ${exactly(s.goodHouseholds - s.newHouseholds)} on file completed` : ''}. The batch can be taken back afterwards.`,
  )
  return (
    <div className="commit-bar">
      <div className="commit-buttons">
        {errors === 0 ? (
          <Confirm
            label={{ zh: '全部提交', en: 'Commit all' }}
            title={{ zh: '全部提交？', en: 'Commit all?' }}
            lead={added}
            button={{ type: 'primary', disabled: s.goodHouseholds === 0 }}
            order={() => ({ to: `${to}/commit`, body: { goodRowsOnly: false } })}
            done={null}
          />
        ) : (
          <>
            <Corrected batch={batch} />
            <Confirm
              label={{
                zh: `只提交无误的 ${exactly(s.goodHouseholds)} 户`,
                en: `Commit the ${exactly(s.goodHouseholds)} good households only`,
              }}
              title={{ zh: '只提交无误的户？', en: 'Commit the good households only?' }}
              lead={
                <>
                  <p>{added}</p>
                  <p className="warn">
                    {t(
                      `有错误的户（涉及 ${exactly(errors)} 行错误）整户不写入；改正后可再次上传。`,
                      `Households with errors (${exactly(errors)} rows) are left out whole; correct and upload them again.`,
                    )}
                  </p>
                </>
              }
              button={{ disabled: s.goodHouseholds === 0 }}
              order={() => ({ to: `${to}/commit`, body: { goodRowsOnly: true } })}
              done={null}
            />
          </>
        )}
        <Confirm
          label={{ zh: '放弃本批次', en: 'Discard this batch' }}
          title={{ zh: '放弃本批次？', en: 'Discard this batch?' }}
          lead={t('不会写入任何数据。', 'Nothing is written.')}
          button={{ type: 'text' }}
          order={() => ({ to: `${to}/cancel` })}
          done={{ zh: '已放弃', en: 'Discarded' }}
        />
      </div>
      <p className="soft small">
        {errors
          ? t(
              `有 ${exactly(errors)} 行错误，改正后才能全部提交。`,
              `${exactly(errors)} rows have errors; correct them to commit all.`,
            )
          : added}
      </p>
    </div>
  )
}

/** The corrected list takes the place of this one: this batch is discarded when the new one has arrived. */
function Corrected({ batch }: { batch: Batch }) {
  const { t } = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = async (file: File): Promise<void> => {
    setBusy(true)
    setError(null)
    const form = new FormData()
    form.append('file', file)
    try {
      const made = await api<{ county: string; id: string }>(`/api/imports?county=${batch.county}`, {
        form,
        key: newKey(),
      })
      await api(`/api/imports/${batch.county}/${batch.id}/cancel`, { body: {}, key: newKey() })
      await client.invalidateQueries()
      await navigate({ to: `/import/${made.county}/${made.id}` as '/' })
    } catch (failed) {
      setError(failed)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Upload
        accept={LIST_TYPES}
        showUploadList={false}
        customRequest={({ file }) => void send(file as File)}
      >
        <Button type="primary" loading={busy} icon={<UploadOutlined aria-hidden="true" />}>
          {t('上传改正后的名单', 'Upload the corrected list')}
        </Button>
      </Upload>
      {error ? <ProblemView error={error} /> : null}
    </>
  )
}
