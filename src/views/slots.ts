/** Free times as a menu, and what is said where there are none. */

import type { MenuOption } from '../command.ts';
import type { Visit } from '../db/schema.ts';
import { absentFrom } from '../domain/conflict-people.ts';
import { formatDuration } from '../domain/format-time.ts';
import type { Slot } from '../domain/free-times.ts';
import { minuteOfDay } from '../domain/minute-of-day.ts';
import type { OfferedSlots } from '../domain/offered-slots.ts';
import { UserError } from '../errors.ts';
import type { Texts } from '../i18n/index.ts';

/** "2027-06-15 09:30" */
export function slotValue({ day, time }: Pick<Slot, 'day' | 'time'>): string {
  return `${day} ${time}`;
}

/** By day. */
export function slotMenu(slots: readonly Slot[], { conflict }: Texts): MenuOption[] {
  return slots.map((slot) => ({
    text: conflict.slot(slot.day, slot.time),
    value: slotValue(slot),
    group: conflict.slotDay(slot.day),
  }));
}

/** Why no time is free, and what to do. */
export function noSlotFree({ session, minutes, facts }: OfferedSlots, visit: Visit): UserError {
  const hours = minuteOfDay(visit.day_end) - minuteOfDay(visit.day_start);
  const away = absentFrom(session, facts).filter(({ presence }) => presence?.length === 0);
  const shorter = minutes > hours ? hours : Math.round(minutes / 30) * 15;
  const at = `in=${visit.code}`;
  return new UserError(
    ({ conflict }) =>
      [
        conflict.nothingFree(session, formatDuration(minutes)),
        ...away.map(({ name }) => conflict.neverThere(name)),
        ...(away.length > 0 ? [] : [minutes > hours ? conflict.tooLong(visit) : conflict.allTaken]),
        conflict.whatThen,
      ].join(' '),
    {
      ways: (t) => [
        ...(shorter >= 15
          ? [
              {
                text: t.conflict.shorter(formatDuration(shorter)),
                line: `agenda move ${session.number} length=${shorter}m ${at}`,
              },
            ]
          : []),
        { text: t.programme.showDraft, line: `programme draft ${at}` },
      ],
    },
  );
}
