/** 台账导入: which ledger, whose, what is said of it, the file; and every batch that came in. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { api } from '../api.ts'
import { search } from '../kit/address.ts'
import { Card } from '../kit/Card.tsx'
import { useFilters } from '../kit/filters.ts'
import { useListBanner } from '../kit/listBanner.tsx'
import { ListDrop } from '../kit/ListDrop.tsx'
import { ListLinks } from './ListLinks.tsx'
import { exactly } from '../kit/number.ts'
import { Page } from '../kit/Page.tsx'
import { To } from '../kit/To.tsx'
import { Waiting } from '../kit/Waiting.tsx'
import { useWords } from '../lang.tsx'
import { useMe } from '../session.tsx'
import { AboutFields } from './AboutFields.tsx'
import type { Saying } from './AboutFields.tsx'
import { Batches } from './Batches.tsx'
import { formOf } from './ledger.ts'
import type { LedgerList, Look, Looked } from './ledger.ts'
import { LedgerDecision } from './LedgerDecision.tsx'
import type { Committed } from './LedgerDecision.tsx'

export default function LedgerPage() {
  const { t } = useWords()
  const { data } = useQuery({
    queryKey: ['/api/ledgers'],
    queryFn: () => api<{ rows: readonly LedgerList[] }>('/api/ledgers'),
    staleTime: Infinity,
  })
  const mine = data?.rows.filter(l => l.mayImport) ?? []
  return (
    <Page
      title={t('台账导入', 'Import a ledger')}
      lead={t(
        '把本单位的项目库、合同、支出报账、资金台账整表导入：先核对、后写入，规则与逐笔登记相同，导入后可整批撤回。',
        'Projects, contracts, spending and money come in as the sheets an office keeps: checked first, by the rules of entries by hand, and taken back as a whole.',
      )}
    >
      {data ? mine.length ? <Import lists={mine} /> : null : <Waiting />}
      <h2 className="section-title">{t('导入批次', 'Batches')}</h2>
      <Batches lists={data?.rows ?? []} />
    </Page>
  )
}

function Import({ lists }: { lists: readonly LedgerList[] }) {
  const { t } = useWords()
  const id = useId()
  const { values, set } = useFilters()
  const list = lists.find(l => l.name === values.into) ?? lists[0]!
  const choose = (
    <div className="list-banner">
      <label htmlFor={id}>{t('导入哪一种台账', 'Which ledger')}</label>
      <Select
        id={id}
        value={list.name}
        options={lists.map(l => ({ value: l.name, label: t(l.words) }))}
        onChange={name => set({ into: name })}
      />
    </div>
  )
  return <ImportOne key={list.name} list={list} choose={lists.length > 1 ? choose : null} />
}

/** Whose list it is: of a banner's, the banner; of a giver's, the giver's own. */
function useOwner(list: LedgerList) {
  const { me } = useMe()
  const banner = useListBanner()
  return list.owner === 'banner' ? banner : { county: me?.acting.areaCode, picker: null }
}

function ImportOne({ list, choose }: { list: LedgerList; choose: ReactNode }) {
  const { t } = useWords()
  const { county, picker } = useOwner(list)
  const [saying, setSaying] = useState<Saying>({ texts: {} })
  const [sending, setSending] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [looked, setLooked] = useState<Looked | null>(null)
  const [done, setDone] = useState<Committed | null>(null)
  const ready = county !== undefined && list.about.every(a => !a.required || saying.texts[a.key])
  const look = async (file: File): Promise<void> => {
    if (!county) return
    setSending(file.name)
    setError(null)
    setDone(null)
    const said = saying.texts
    try {
      const to = `/api/ledgers/${list.name}/preview${search({ county })}`
      const found = await api<Look>(to, { form: formOf(file, said, {}) })
      setLooked({ county, list, file, said, answers: {}, look: found })
    } catch (failed) {
      setError(failed)
    } finally {
      setSending(null)
    }
  }
  if (looked)
    return (
      <LedgerDecision
        looked={looked}
        onLook={setLooked}
        onDiscard={() => setLooked(null)}
        onDone={made => {
          setDone(made)
          setLooked(null)
        }}
      />
    )
  return (
    <>
      {done ? <Done done={done} /> : null}
      <Card title={t(list.words)} extra={<ListLinks list={list.name} />}>
        {choose}
        {picker}
        <AboutFields about={list.about} value={saying} onChange={setSaying} />
        <ListDrop
          ready={ready}
          sending={sending}
          maxMegabytes={8}
          bound={{ zh: '、5,000 行。', en: ' and 5,000 rows.' }}
          error={error}
          onFile={file => void look(file)}
        />
      </Card>
    </>
  )
}

function Done({ done }: { done: Committed }) {
  const { t } = useWords()
  return (
    <Card className="batch-totals">
      <p className="batch-headline" role="status">
        {t(`已导入 ${exactly(done.written)} 行`, `Rows imported: ${exactly(done.written)}`)}
      </p>
      <p className="soft">
        {done.leftOut
          ? t(
              `未写入 ${exactly(done.leftOut)} 行；改正后可再次导入。`,
              `Left out: ${exactly(done.leftOut)}; correct and import them again. `,
            )
          : ''}{' '}
        <To to={`/ledgers/${done.county}/${done.id}`}>
          {t('查看本批次，或整批撤回', 'See the batch, or take it back')}
        </To>
      </p>
    </Card>
  )
}
