/** The code of the page one reads, for somebody else's phone or for the printed sheet; comes after the text. */
import { QRCode } from 'antd'
import { useWords } from '../../web/lang.tsx'

const CODE_SIZE = 112

export default function OpenCode() {
  const { t } = useWords()
  const { origin, pathname } = window.location
  return (
    <>
      <div className="qr" aria-hidden="true">
        <QRCode
          value={`${origin}${pathname}`}
          type="svg"
          size={CODE_SIZE}
          color="#000"
          bgColor="#fff"
          bordered={false}
        />
      </div>
      {t('扫码查看全文、提出异议', 'Scan to read and to object')}
    </>
  )
}
