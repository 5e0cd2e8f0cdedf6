/** How a state looks: settled, waiting for a step, in need. */
import type { Tone } from '../../web/kit/Tag.tsx'
import type { State } from './status.terms.ts'

export const STATE_TONES: Readonly<Record<State, Tone>> = {
  candidate: 'plain',
  registered: 'plain',
  proposed_exit: 'warn',
  village_notice: 'warn',
  exited: 'good',
  returned: 'bad',
  monitored: 'warn',
  risk_eliminated: 'good',
  closed: 'plain',
}
