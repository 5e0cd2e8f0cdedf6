/** Where a list is dropped or chosen; it goes to the server at once and nothing is written yet. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, newKey } from '../../web/api.ts'
import { ListDrop } from '../../web/kit/ListDrop.tsx'

interface Sent {
  readonly county: string
  readonly id: string
}

interface Props {
  /** The list's banner; without one nothing can be sent. */
  readonly county: string | undefined
  readonly onSent: (batch: Sent) => void
}

export function ListUpload({ county, onSent }: Props) {
  const client = useQueryClient()
  const [name, setName] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const send = async (file: File): Promise<void> => {
    setName(file.name)
    setError(null)
    const form = new FormData()
    form.append('file', file)
    try {
      const made = await api<Sent>(`/api/imports?county=${county}`, { form, key: newKey() })
      await client.invalidateQueries({ queryKey: ['/api/imports'] })
      onSent(made)
    } catch (failed) {
      setError(failed)
    } finally {
      setName(null)
    }
  }
  return (
    <ListDrop
      ready={county !== undefined}
      sending={name}
      maxMegabytes={64}
      error={error}
      onFile={file => void send(file)}
    />
  )
}
