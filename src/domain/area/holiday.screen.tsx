/** 节假日: the State Council's arrangement of a year, by which working days are counted. */
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/api.ts'
import { Card } from '../../web/kit/Card.tsx'
import { Day } from '../../web/kit/Day.tsx'
import { Empty } from '../../web/kit/Empty.tsx'
import { FilterBar } from '../../web/kit/FilterBar.tsx'
import { useFilters } from '../../web/kit/filters.ts'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemView } from '../../web/kit/ProblemView.tsx'
import { Tag } from '../../web/kit/Tag.tsx'
import { Waiting } from '../../web/kit/Waiting.tsx'
import { useWords } from '../../web/lang.tsx'
import { useMe } from '../../web/session.tsx'
import type { HolidayLine } from './holiday.reply.ts'
import { SetHolidays } from './holidayForm.part.tsx'
import { NATION, ownsValues } from './parameter.rules.ts'

const WEEKDAYS = [
  { zh: '星期日', en: 'Sunday' },
  { zh: '星期一', en: 'Monday' },
  { zh: '星期二', en: 'Tuesday' },
  { zh: '星期三', en: 'Wednesday' },
  { zh: '星期四', en: 'Thursday' },
  { zh: '星期五', en: 'Friday' },
  { zh: '星期六', en: 'Saturday' },
]

const thisYear = (): string =>
  new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 4)

export default function HolidayPage() {
  const { t } = useWords()
  const { me, may } = useMe()
  const { values } = useFilters()
  const year = /^(20\d\d|2100)$/.test(values.year ?? '') ? values.year! : thisYear()
  const path = `/api/holidays/${year}`
  const { data, error, refetch } = useQuery({
    queryKey: [path],
    queryFn: () => api<{ rows: HolidayLine[] }>(path),
  })
  const enters = may('parameter.write') && me !== undefined && ownsValues(me.acting, NATION)
  return (
    <Page
      title={t('节假日', 'Holidays')}
      lead={t(
        '国务院办公厅公布的放假和调休安排；按工作日计的期限据此推算。',
        'The State Council’s arrangement of days off; terms in working days are counted by it.',
      )}
      actions={
        enters && data ? (
          <SetHolidays
            key={year}
            year={Number(year)}
            rows={data.rows.map(({ onDate, kind, name }) => ({ onDate, kind, name }))}
            source={sourcesOf(data.rows)}
          />
        ) : null
      }
    >
      <FilterBar
        filters={[{ key: 'year', title: { zh: '年度', en: 'Year' }, kind: 'year', usual: year }]}
        keep={['year']}
      />
      {error ? <ProblemView error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting kind="rows" count={8} /> : null}
      {data?.rows.length === 0 ? (
        <Empty
          title={t(
            `${year}年的节假日安排还没有录入，这一年的工作日无法计算。`,
            `The arrangement of ${year} is not entered; its working days cannot be counted.`,
          )}
          example={t(
            '1月31日至2月6日 放假 春节；1月29日 上班 春节',
            '1月31日至2月6日 放假 春节 (days off); 1月29日 上班 春节 (working day moved)',
          )}
        >
          {t(
            '不含节假日的公示期在录入之前不推算止日，不作推测。由系统管理员、自治区主管部门或北京市支援合作办按国务院办公厅通知录入。',
            'A notice that leaves holidays out gets no last day until it is; nothing is guessed. The administrator, the region’s department or Beijing’s office enters it from the State Council’s notice.',
          )}
        </Empty>
      ) : null}
      {data?.rows.length ? <Arrangement year={year} rows={data.rows} /> : null}
    </Page>
  )
}

const sourcesOf = (rows: readonly HolidayLine[]): string => [...new Set(rows.map(r => r.source))].join('；')

function Arrangement({ year, rows }: { year: string; rows: readonly HolidayLine[] }) {
  const { t } = useWords()
  const off = rows.filter(r => r.kind === 'off').length
  const head = [t('日期', 'Date'), t('星期', 'Weekday'), t('安排', 'Arrangement'), t('名称', 'Name')]
  return (
    <Card
      title={t(
        `${year}年：放假 ${off} 天，调休上班 ${rows.length - off} 天`,
        `${year}: ${off} days off, ${rows.length - off} working days moved`,
      )}
    >
      <p className="soft">
        {t('依据：', 'Source: ')}
        {sourcesOf(rows)}
      </p>
      <table className="sheet cards">
        <thead>
          <tr>
            {head.map(h => (
              <th key={h}>{h}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(r => (
            <tr key={r.onDate}>
              <td data-label={head[0]}>
                <Day on={r.onDate} />
              </td>
              <td data-label={head[1]}>{t(WEEKDAYS[new Date(`${r.onDate}T00:00:00Z`).getUTCDay()])}</td>
              <td data-label={head[2]}>
                {r.kind === 'off' ? (
                  <Tag tone="good">{t('放假', 'off')}</Tag>
                ) : (
                  <Tag tone="warn">{t('调休上班', 'working day')}</Tag>
                )}
              </td>
              <td data-label={head[3]}>{r.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
