/** 导入嘎查村人口: choose a list, look at what it would do, say where it comes from, write it. */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { Json } from '../../web/api.ts'
import { api } from '../../web/api.ts'
import { search } from '../../web/kit/address.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { useListBanner } from '../../web/kit/listBanner.tsx'
import { ListDrop } from '../../web/kit/ListDrop.tsx'
import { exactly } from '../../web/kit/number.ts'
import { useWords } from '../../web/lang.tsx'
import type { importPopulation } from './population.commands.ts'
import { PreviewChanges, PreviewProblems, PreviewTotals } from './populationPreview.part.tsx'
import type { PopulationPreview } from './populationPreview.part.tsx'
import { TakeBackPopulation } from './populationTakeBack.part.tsx'

type Result = Json<Awaited<ReturnType<typeof importPopulation>>>

/** A list that was looked at and is not written yet. */
interface Looked {
  readonly county: string
  readonly file: File
  readonly preview: PopulationPreview
}

const formOf = (file: File): FormData => {
  const form = new FormData()
  form.append('file', file)
  return form
}

interface Props {
  /** Lists that were taken back meanwhile, from a row of the ledger. */
  readonly takenBack: ReadonlySet<string>
  readonly onTakenBack: (batchId: string) => void
}

export function PopulationImport({ takenBack, onTakenBack }: Props) {
  const { t } = useWords()
  const { county, picker } = useListBanner()
  const [sending, setSending] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [looked, setLooked] = useState<Looked | null>(null)
  const [done, setDone] = useState<(Result & { readonly leftOut: number }) | null>(null)
  const look = async (file: File): Promise<void> => {
    if (!county) return
    setSending(file.name)
    setError(null)
    setDone(null)
    setLooked(null)
    try {
      const to = `/api/population/preview${search({ county })}`
      setLooked({ county, file, preview: await api<PopulationPreview>(to, { form: formOf(file) }) })
    } catch (failed) {
      setError(failed)
    } finally {
      setSending(null)
    }
  }
  if (looked)
    return (
      <Decision
        key={looked.file.name + looked.file.lastModified}
        looked={looked}
        onDiscard={() => setLooked(null)}
        onDone={result => {
          setDone({ ...result, leftOut: looked.preview.errors })
          setLooked(null)
        }}
      />
    )
  return (
    <>
      {done && !takenBack.has(done.batchId) ? (
        <Done result={done} onBack={() => onTakenBack(done.batchId)} />
      ) : null}
      <Card
        title={t('导入人口名单', 'Import a population list')}
        extra={
          <a href="/api/templates/population" download>
            {t('空白模板', 'Blank template')}
          </a>
        }
      >
        {picker}
        <ListDrop
          ready={county !== undefined}
          sending={sending}
          maxMegabytes={8}
          error={error}
          onFile={file => void look(file)}
        />
      </Card>
    </>
  )
}

interface DecisionProps {
  readonly looked: Looked
  readonly onDiscard: () => void
  readonly onDone: (result: Result) => void
}

const SOURCE_MIN = 2

function Decision({ looked, onDiscard, onDone }: DecisionProps) {
  const { t } = useWords()
  const id = useId()
  const [source, setSource] = useState('')
  const { county, file, preview } = looked
  const { errors, added, changed } = preview
  const some = added + changed.length > 0
  const sourced = source.trim().length >= SOURCE_MIN
  const effect = t(
    `新增 ${exactly(added)} 条，替换 ${exactly(changed.length)} 条，出处写为“${source.trim()}”。贫困发生率随之按新人口计算；导入后可以整份撤回。`,
    `Rows added: ${exactly(added)}, replaced: ${exactly(changed.length)}, with the source “${source.trim()}”. Incidences divide by the new numbers; the list can be taken back as a whole.`,
  )
  return (
    <>
      <Card title={t('核对结果', 'What the list would do')}>
        <PreviewTotals fileName={file.name} preview={preview} />
      </Card>
      <PreviewProblems preview={preview} />
      <PreviewChanges preview={preview} />
      <div className="commit-bar">
        {some ? (
          <div className="list-banner">
            <label htmlFor={id}>{t('名单出处（必填）', 'Source of the list (required)')}</label>
            <Input
              id={id}
              value={source}
              maxLength={300}
              aria-required
              placeholder={t(
                '例如：旗统计局2019年年报',
                'For example: yearly report 2019, statistics bureau',
              )}
              onChange={e => setSource(e.target.value)}
            />
          </div>
        ) : null}
        <div className="commit-buttons">
          {some ? (
            <Confirm<Result>
              label={
                errors
                  ? {
                      zh: `只导入无误的 ${exactly(preview.rows - errors)} 条`,
                      en: `Import good rows only (${exactly(preview.rows - errors)})`,
                    }
                  : { zh: '全部导入', en: 'Import all' }
              }
              title={
                errors
                  ? { zh: '只导入无误的行？', en: 'Import the good rows only?' }
                  : { zh: '全部导入？', en: 'Import all?' }
              }
              lead={
                <>
                  <p>{effect}</p>
                  {errors ? (
                    <p className="warn">
                      {t(
                        `有错误的 ${exactly(errors)} 条不写入；改正后可再次导入，已写入的不会重复。`,
                        `Rows with errors (${exactly(errors)}) are left out; correct and import them again, what is written is not written twice.`,
                      )}
                    </p>
                  ) : null}
                </>
              }
              button={{ ...(errors ? {} : { type: 'primary' as const }), disabled: !sourced }}
              order={() => ({
                to: `/api/population${search({ county, source: source.trim(), goodRowsOnly: errors > 0 })}`,
                form: formOf(file),
              })}
              done={null}
              onDone={onDone}
            />
          ) : null}
          <Button type={some ? 'text' : 'default'} onClick={onDiscard}>
            {errors ? t('换一份名单', 'Another list') : t('放弃', 'Discard')}
          </Button>
        </div>
        <p className="soft small">{nextStep()}</p>
      </div>
    </>
  )

  function nextStep(): string {
    if (!some && !errors)
      return t('与现有数据完全相同，不必导入。', 'All of it stands already; there is nothing to import.')
    if (!some) return t('没有可以导入的行，请改正后重新选择。', 'No row can be imported; correct the list.')
    if (!sourced)
      return t(
        '填写名单出处后才能导入。现在还没有写入任何数据。',
        'State the source first. Nothing is written yet.',
      )
    return errors
      ? t(
          `有 ${exactly(errors)} 条错误，改正后才能全部导入。`,
          `Rows with errors: ${exactly(errors)}; correct them to import all.`,
        )
      : effect
  }
}

function Done({ result, onBack }: { result: Result & { leftOut: number }; onBack: () => void }) {
  const { t } = useWords()
  return (
    <Card className="batch-totals">
      <p className="batch-headline" role="status">
        {t(
          `已新增 ${exactly(result.added)} 条，替换 ${exactly(result.changed)} 条`,
          `Rows added: ${exactly(result.added)}, replaced: ${exactly(result.changed)}`,
        )}
      </p>
      <p className="soft">
        {result.same
          ? t(`${exactly(result.same)} 条与原有数据相同，未改动。`, `Unchanged: ${exactly(result.same)}. `)
          : ''}
        {result.leftOut
          ? t(
              `因有错误未写入 ${exactly(result.leftOut)} 条；改正后可再次导入。`,
              `Left out with errors: ${exactly(result.leftOut)}; correct and import them again. `,
            )
          : ''}
        {t(
          '以后要撤回，可在下面的台账中展开该名单的任一行。',
          'Later it can be taken back from any of its rows in the ledger below.',
        )}
      </p>
      <p>
        <TakeBackPopulation county={result.county} batchId={result.batchId} onDone={onBack} />
      </p>
    </Card>
  )
}
