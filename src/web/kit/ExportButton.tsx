/** 导出: the rows of a list as a sheet; one sees how many are written, may cancel, and gets the file when it is made. */
import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useWords } from '../lang.tsx'
import { useExport } from './exported.ts'
import { exactly } from './number.ts'
import { ProblemView } from './ProblemView.tsx'

export function ExportButton({ path }: { path: string }) {
  const { t } = useWords()
  const { making, rows, error, order, cancel } = useExport(path)
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden="true" />} loading={making} onClick={() => void order()}>
        {t('导出', 'Export')}
      </Button>
      {making ? (
        <span className="small soft">
          <span role="status">
            {rows
              ? t(`已写 ${exactly(rows)} 行`, `${exactly(rows)} rows so far`)
              : t('正在导出', 'Exporting')}
          </span>{' '}
          <Button size="small" type="text" onClick={cancel}>
            {t('取消导出', 'Cancel export')}
          </Button>
        </span>
      ) : null}
      {error ? <ProblemView error={error} /> : null}
    </>
  )
}
