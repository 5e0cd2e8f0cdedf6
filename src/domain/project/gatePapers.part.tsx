/** What was brought for a gate: photos with place and date, contracts with their sum, notices with their days, papers. */
import { FileTextOutlined } from '@ant-design/icons'
import { Confirm } from '../../web/kit/Confirm.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Money } from '../../web/kit/Money.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { To } from '../../web/kit/To.tsx'
import { useWords } from '../../web/lang.tsx'
import { pathOf, useMay } from './detail.part.tsx'
import { isNotice, Notices } from './announced.part.tsx'
import type { Detail } from './detail.part.tsx'
import { ITEMS, PROOF_ITEMS } from './gate.terms.ts'
import type { Gate } from './gate.terms.ts'

type Paper = Detail['proofs'][number]

export function GatePapers({ data, gate }: { data: Detail; gate: Gate }) {
  const { t } = useWords()
  const items = PROOF_ITEMS.filter(item => ITEMS[item].gate === gate)
  return (
    <ul className="checks">
      {items.map(item => (
        <li key={item} className="plain-check">
          <span />
          <div>
            <b>{t(ITEMS[item])}</b>
            {isNotice(item) ? <Notices item={item} data={data} /> : null}
            <Papers papers={data.proofs.filter(p => p.item === item)} data={data} fixed />
          </div>
          <span />
        </li>
      ))}
    </ul>
  )
}

/** `fixed`: their gate is passed and they stay. */
export function Papers({ papers, data, fixed }: { papers: readonly Paper[]; data: Detail; fixed?: boolean }) {
  if (!papers.length) return null
  return (
    <ul className="papers">
      {papers.map(p => (
        <OnePaper key={p.id} paper={p} data={data} fixed={fixed ?? false} />
      ))}
    </ul>
  )
}

function OnePaper({ paper: p, data, fixed }: { paper: Paper; data: Detail; fixed: boolean }) {
  const { t } = useWords()
  const may = useMay(data)
  const { county } = data.project
  const file = p.fileId ? `/api/files/${county}/${p.fileId}` : null
  const image = file && p.mediaType?.startsWith('image/')
  const said = [p.place, p.note].filter(Boolean).join('，')
  return (
    <li>
      {image ? (
        <a href={file} download>
          <img
            src={file}
            alt={t(`${t(ITEMS[p.item])} ${p.onDate} ${said}`, `${t(ITEMS[p.item])} ${p.onDate} ${said}`)}
            loading="lazy"
          />
        </a>
      ) : null}
      <div className="small">
        <div>
          {p.documentId ? (
            <To to={`/documents/${p.documentCounty}/${p.documentId}`}>
              {[p.number, p.title].filter(Boolean).join(' ') || t('文件', 'Document')}
            </To>
          ) : null}
          {file && !image ? (
            <a href={file} download>
              <FileTextOutlined aria-hidden="true" /> {p.fileName ?? t('附件', 'File')}
            </a>
          ) : null}{' '}
          {p.side === 'east' ? <Tag>{t('东部方', 'East')}</Tag> : null}
        </div>
        <div className="soft">
          <Day on={p.onDate} />
          {p.untilOn ? (
            <>
              {' — '}
              <Day on={p.untilOn} />
            </>
          ) : null}
          {said ? ` · ${said}` : ''}
          {p.amountFen ? (
            <>
              {' · '}
              <Money fen={p.amountFen} /> {t('元', 'yuan')}
            </>
          ) : null}
        </div>
      </div>
      {!fixed && may('project.prove') ? (
        <Confirm
          label={{ zh: '撤回', en: 'Withdraw' }}
          title={{ zh: '撤回这份材料？', en: 'Withdraw this proof?' }}
          lead={t('撤回后如已签字，双方须重新签字。', 'Signatures given under it have to be given again.')}
          reason="required"
          reasonMin={2}
          button={{ size: 'small', type: 'text' }}
          order={reason => ({ to: `${pathOf(data)}/proofs/${p.id}/withdraw`, body: { reason } })}
          done={{ zh: '已撤回', en: 'Withdrawn' }}
        />
      ) : null}
    </li>
  )
}
