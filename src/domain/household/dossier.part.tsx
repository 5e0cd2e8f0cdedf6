/** What the parts of a household's page share. */
import type { Json } from '../../web/api.ts'
import type { dossier } from './dossier.queries.ts'

export type Dossier = Json<Awaited<ReturnType<typeof dossier>>>
export type DossierMember = Dossier['members'][number]
export type DossierYear = Dossier['income'][number]
export type DossierEvent = Dossier['events'][number]

export const pathOf = (d: Dossier): string => `/api/households/${d.household.county}/${d.household.id}`

/** Who is in the household now, and who has left it. */
export const present = (d: Dossier): readonly DossierMember[] => d.members.filter(m => !m.leftOn)
export const gone = (d: Dossier): readonly DossierMember[] => d.members.filter(m => m.leftOn)
