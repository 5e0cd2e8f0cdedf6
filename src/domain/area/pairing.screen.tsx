/** 结对关系: who in Beijing helps whom, since when, and how well that is known. Begun and ended here, never deleted. */
import { CommandButton } from '../../web/kit/CommandButton.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { EndTag } from '../../web/kit/EndTag.tsx'
import type { Field } from '../../web/kit/field.ts'
import { choices } from '../../web/kit/FilterBar.tsx'
import { Ledger } from '../../web/kit/Ledger.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import { BEIJING, PAIRING_STATUS, REGION } from './area.terms.ts'
import type { PairingRow } from './pairing.queries.ts'

const { found, inferred, recalled } = PAIRING_STATUS

const PAIR: readonly Field[] = [
  {
    kind: 'area',
    key: 'receiverCode',
    title: { zh: '受援旗县', en: 'Banner' },
    required: true,
    levels: ['county'],
    under: REGION,
  },
  {
    kind: 'area',
    key: 'giverCode',
    title: { zh: '援助区', en: 'District' },
    required: true,
    levels: ['county'],
    under: BEIJING,
  },
  { kind: 'date', key: 'validFrom', title: { zh: '自', en: 'From' }, required: true, half: true },
  {
    kind: 'choice',
    key: 'status',
    title: { zh: '依据程度', en: 'How well it is known' },
    required: true,
    half: true,
    options: choices({ found, inferred, recalled }),
  },
  {
    kind: 'text',
    key: 'source',
    title: { zh: '出处', en: 'Source' },
    required: true,
    max: 200,
    help: { zh: '文件、公告或报道的名称和日期。', en: 'The document, announcement or report and its date.' },
  },
]

const END: readonly Field[] = [
  {
    kind: 'date',
    key: 'validTo',
    title: { zh: '结束日期', en: 'Ends on' },
    required: true,
    help: {
      zh: '此日起不再结对；已发生的资金和记录仍可查。',
      en: 'No longer paired from this day; what was done stays readable.',
    },
  },
]

export default function PairingPage() {
  const { t } = useWords()
  const { may } = useMe()
  const write = may('pairing.write')
  return (
    <Page
      title={t('结对关系', 'Pairings')}
      lead={t(
        '北京哪个区帮扶内蒙古哪个旗县。未核实的照实标明。',
        'Which district of Beijing helps which banner. What is not verified says so.',
      )}
      actions={
        write ? (
          <CommandButton
            label={{ zh: '建立结对', en: 'Pair' }}
            button={{ type: 'primary' }}
            fields={PAIR}
            to="/api/pairings"
            submit={{ zh: '建立结对', en: 'Pair' }}
            done={{ zh: '已结对', en: 'Paired' }}
          />
        ) : null
      }
    >
      <Ledger<PairingRow>
        path="/api/pairings"
        {...(may('list.export') ? { export: '/api/exports/pairings' } : {})}
        rowKey={r => r.id}
        filters={[{ key: 'on', title: { zh: '哪一天', en: 'On' }, kind: 'day' }]}
        empty={{
          title: { zh: '这一天没有结对关系。', en: 'There are no pairings on this day.' },
          example: { zh: '昌平区 结对 太仆寺旗，自 2018-01-01', en: '昌平区 with 太仆寺旗, from 2018-01-01' },
        }}
        columns={[
          {
            key: 'receiver',
            title: { zh: '受援旗县', en: 'Banner' },
            show: r => (
              <EndTag side="receiver" to={`/areas/${r.receiverCode}`}>
                {r.receiverName}
              </EndTag>
            ),
          },
          {
            key: 'giver',
            title: { zh: '援助区', en: 'District' },
            show: r =>
              r.giverCode ? (
                <EndTag side="giver" to={`/areas/${r.giverCode}`}>
                  {r.giverName ?? r.giverCode}
                </EndTag>
              ) : (
                <span className="soft">{t('不详', 'unknown')}</span>
              ),
          },
          { key: 'from', title: { zh: '自', en: 'From' }, nowrap: true, show: r => <Day on={r.validFrom} /> },
          {
            key: 'to',
            title: { zh: '至', en: 'To' },
            nowrap: true,
            show: r => (r.validTo ? <Day on={r.validTo} /> : t('至今', 'open')),
          },
          {
            key: 'status',
            title: { zh: '依据程度', en: 'How well known' },
            show: r => <Tag tone={r.status === 'found' ? 'good' : 'warn'}>{t(PAIRING_STATUS[r.status])}</Tag>,
          },
          { key: 'source', title: { zh: '出处', en: 'Source' }, show: r => r.source },
        ]}
        {...(write
          ? {
              actions: (r: PairingRow) =>
                r.validTo ? null : (
                  <CommandButton
                    label={{ zh: '结束', en: 'End' }}
                    title={{ zh: `结束结对：${r.receiverName}`, en: `End the pairing of ${r.receiverName}` }}
                    button={{ size: 'small' }}
                    fields={END}
                    to={`/api/pairings/${r.receiverCode}/${r.id}/end`}
                    submit={{ zh: '结束结对', en: 'End the pairing' }}
                    done={{ zh: '结对已结束', en: 'The pairing has ended' }}
                    danger
                  />
                ),
            }
          : {})}
      />
    </Page>
  )
}
