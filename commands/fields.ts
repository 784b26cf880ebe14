/** The kinds of things that can be typed or filled in. */

import type { Choice, Field, Given, Reading, Shape } from '../src/command.ts';
import { cleanText } from '../src/domain/clean-text.ts';
import { isDay } from '../src/domain/dates.ts';
import { isMailAddress } from '../src/domain/mail-address.ts';
import { fold } from '../src/domain/nearest.ts';
import { readAbsences } from '../src/domain/read-absences.ts';
import { type DayContext, readDay } from '../src/domain/read-day.ts';
import { readBareHours, readLength } from '../src/domain/read-length.ts';
import { readMoment } from '../src/domain/read-moment.ts';
import { readNumber, readNumbers } from '../src/domain/read-number.ts';
import { readHours, readTime } from '../src/domain/read-time.ts';
import { readYesNo } from '../src/domain/read-yes-no.ts';
import { bareRoom } from '../src/domain/room.ts';
import { isValidZone, isWallTime, type WallTime } from '../src/domain/time.ts';
import type { WantedAudience } from '../src/domain/wanted-audience.ts';
import type { Who } from '../src/domain/who.ts';
import { choiceWords } from '../src/i18n/vocabulary.ts';
import { readEntity, showEntities } from '../src/slack/entities.ts';
import { readLinks, readMessageLink } from '../src/slack/links.ts';

type OptionalField<T> = Field<T> & { required: false };
type RequiredField<T> = Field<T> & { required: true };

function field<T>(shape: Shape, read: Field<T>['read']): OptionalField<T> {
  return { shape, required: false, read };
}

/** Missing, it opens the modal. */
export function required<T>(optional: Field<T>): RequiredField<T> {
  return { ...optional, required: true };
}

/** What only the bot itself can know: where a message stands, and who wrote it. */
export function clicksOnly<T>(optional: OptionalField<T>): OptionalField<T> {
  return { ...hidden(optional), clicksOnly: true };
}

/** Only in lines, never in a modal. */
export function hidden<T>(optional: OptionalField<T>): OptionalField<T> {
  return { ...optional, hidden: true };
}

/** In modals only where this holds of what they are filled in with. */
export function shownIf<F extends Field<unknown>>(isShown: (given: Given) => boolean, field: F): F {
  return { ...field, isShown };
}

/** One line of text; links and mentions in it become what they show. */
export function line(longest: number): OptionalField<string> {
  return field({ kind: 'text', longest }, (text) => shortText(text, longest));
}

/** A room by its number or its name. */
export const room = field({ kind: 'text', longest: 80 }, (text) => {
  const name = shortText(text, 80);
  return name === undefined ? undefined : bareRoom(name);
});

/** A few sentences. */
export function prose(longest: number): OptionalField<string> {
  return field({ kind: 'lines', longest }, (text) => shortText(text, longest));
}

export const day = field({ kind: 'day' }, (text, reading) => readDay(text, daysOf(reading)));

/** A time of day, perhaps "ca.", "ab", "gegen", "anschl." or "evtl.". */
export const time = field({ kind: 'text', longest: 40 }, readTime);

/** A time of day and nothing else. */
export const exactTime: OptionalField<WallTime> = {
  ...field({ kind: 'text', longest: 20 }, (text) => {
    const read = readTime(text);
    return read?.qualifier === undefined ? read?.time : undefined;
  }),
  doubt: (text) => {
    const read = readTime(text);
    return read && { say: (t) => t.points.exactTime, instead: read.time };
  },
};

/** A day, a time, or both. */
export const moment = field({ kind: 'text', longest: 80 }, (text, reading) => readMoment(text, daysOf(reading)));

/** Days, hours and spans over days, with commas between. */
export const absences = field({ kind: 'text', longest: 500 }, (text, reading) => readAbsences(text, daysOf(reading)));

/** A day with a time, as a menu of free times has them: "2027-06-15 09:30". */
export const slot = field({ kind: 'text', longest: 20 }, (text) => {
  const [day = '', time = ''] = text.trim().split(/[ T]+/);
  return isDay(day) && isWallTime(time) ? { day, time } : undefined;
});

/** Minutes. */
export const length: OptionalField<number> = {
  ...field({ kind: 'text', longest: 20 }, readLength),
  doubt: (text) => {
    const hours = readBareHours(text);
    return hours === undefined ? undefined : { say: (t) => t.errors.hoursOrMinutes(hours), instead: `${hours}h` };
  },
};

/** Minutes on the way; here a bare number is always that. */
export const wayMinutes = field({ kind: 'text', longest: 20 }, (text) =>
  /^\d{1,3}$/.test(text.trim()) ? Number(text) : readLength(text),
);

export const hours = field({ kind: 'text', longest: 30 }, readHours);

/** An IANA name. */
export const zone = field({ kind: 'text', longest: 60 }, (text) =>
  isValidZone(text.trim()) ? text.trim() : undefined,
);

export const number = field({ kind: 'text', longest: 10 }, readNumber);

export const numbers = field({ kind: 'text', longest: 200 }, readNumbers);

export const yesNo = field({ kind: 'text', longest: 10 }, readYesNo);

export const email = field({ kind: 'text', longest: 254 }, (text) => {
  const entity = readEntity(text.trim());
  const address = entity?.kind === 'email' ? entity.address : text.trim();
  return isMailAddress(address) ? address : undefined;
});

/** A Slack user, mentioned or picked. */
export const user = field({ kind: 'user' }, (text) => {
  const entity = readEntity(text.trim());
  return entity?.kind === 'user' ? entity.id : undefined;
});

/** Someone by mention, address or (a part of) the name. */
export const who = field({ kind: 'text', longest: 254 }, readWho);

/** Several people, with commas between. */
export const people = field({ kind: 'text', longest: 500 }, (text) => {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const read = parts.map(readWho).filter((each) => each !== undefined);
  return read.length === parts.length && read.length > 0 ? read : undefined;
});

/** Several addresses in the internet. */
export const links = field({ kind: 'lines', longest: 2000 }, readLinks);

/** Of a message in Slack. */
export const messageLink = field({ kind: 'text', longest: 500 }, readMessageLink);

const sides = oneOf('host', 'guest');

/** All, one side, or several people with commas between. */
export const audience = field({ kind: 'text', longest: 3000 }, (text, reading): WantedAudience | undefined => {
  const typed = fold(text.trim());
  if (['all', 'alle', 'everyone'].includes(typed)) return { kind: 'all' };
  const side = sides.read(text, reading);
  if (side) return { kind: 'side', side };
  const named = people.read(text, reading);
  return named && { kind: 'people', people: named };
});

export function oneOf<const C extends Choice>(...choices: readonly C[]): OptionalField<C> {
  return field({ kind: 'choice', choices }, (text) => {
    const typed = fold(text.trim());
    return choices.find((choice) => {
      const { en, de } = choiceWords[choice];
      return choice === typed || [...en, ...de].some((word) => fold(word) === typed);
    });
  });
}

function readWho(text: string): Who | undefined {
  const entity = readEntity(text.trim());
  if (entity?.kind === 'user') return { kind: 'user', userId: entity.id };
  if (entity?.kind === 'email') return { kind: 'email', address: entity.address };
  const name = shortText(entity?.kind === 'name' ? entity.name : text, 150);
  return name ? { kind: 'name', name } : undefined;
}

function daysOf({ today, firstDay, lastDay }: Reading): DayContext {
  return { today, ...(firstDay ? { firstDay } : {}), ...(lastDay ? { lastDay } : {}) };
}

function shortText(text: string, longest: number): string | undefined {
  const clean = cleanText(showEntities(text)).trim();
  return clean === '' || [...clean].length > longest ? undefined : clean;
}
