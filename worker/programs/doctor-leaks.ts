// The doctor on leaks: whether somebody reported one that nobody has seen to, and whether clips are heard again before people hear them.
import type { Settings } from '../../models/settings.ts'
import { countUnseen } from '../../models/store/leaks.ts'
import type { Store } from '../../models/store/open.ts'
import { good, note, type Finding } from './doctor-finding.ts'

export async function findLeaks(store: Store, now: Date): Promise<Finding> {
  const unseen = await countUnseen(store, now)
  if (unseen === 0) return good('leaks', 'none reported that nobody has seen to')
  return note('leaks', `${unseen} reported, and no manager has seen to it`, 'a manager, at Meldingen: it may be a breach to be notified within 72 hours')
}

export function findSecondHearing({ secondHearing }: Settings): Finding {
  if (secondHearing) return good('second hearing', 'on: a clip is heard again before anybody hears it')
  return note('second hearing', 'off: what the mask lets through by mistake, people hear', 'SECOND_HEARING=on, unless there is no time for it at all')
}
