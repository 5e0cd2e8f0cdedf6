/** One line of a checklist: what is asked, what is there, what is missing and who supplies it, and the button for it. */
import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import { Day } from '../../web/kit/Day.tsx'
import { useWords } from '../../web/lang.tsx'
import { isNotice, Notices } from './announced.part.tsx'
import { GateSupply } from './gateSupply.part.tsx'
import type { Detail, Line } from './detail.part.tsx'
import { PROOF_KINDS } from './gate.terms.ts'
import { Papers } from './gatePapers.part.tsx'
import { Photos } from './progress.part.tsx'
import { supplierOf } from './supply.rules.ts'

export function GateCheck({ line, data }: { line: Line; data: Detail }) {
  const { t } = useWords()
  const by = supplierOf(line.item)
  const shown = data.progressRows.findLast(r => r.kind === line.item)
  const papers = data.proofs.filter(p => p.item === line.item)
  return (
    <li className={line.ok ? 'ok' : 'missing'}>
      {line.ok ? <CheckCircleFilled aria-hidden="true" /> : <ExclamationCircleFilled aria-hidden="true" />}
      <div>
        <b>{t(line.words)}</b>{' '}
        <span className="sr">{line.ok ? t('已具备', 'fulfilled') : t('缺', 'missing')}</span>
        {line.proof ? <span className="soft small">{t(PROOF_KINDS[line.proof])}</span> : null}
        {line.missing.map(m => (
          <div key={m.code} className="check-why">
            {t(m.words)}
          </div>
        ))}
        {!line.ok && by ? (
          <div className="soft small">
            {t('由', 'From ')}
            {t(by)}
            {t('办理', '')}
          </div>
        ) : null}
        {isNotice(line.item) ? <Notices item={line.item} data={data} /> : null}
        <Papers papers={papers} data={data} />
        {shown ? (
          <>
            <div className="soft small">
              {shown.kind === 'progress' ? `${shown.percent}% · ` : ''}
              <Day on={shown.onDate} />
              {shown.note ? ` · ${shown.note}` : ''}
            </div>
            <Photos county={data.project.county} report={shown} />
          </>
        ) : null}
      </div>
      <div className="check-act">
        <GateSupply line={line} data={data} />
      </div>
    </li>
  )
}
