/** Names of months and weekdays, for writing dates and for reading them. */

import type { Language } from './language.ts';

type Names = Readonly<Record<Language, readonly string[]>>;

/** January first. */
export const MONTHS: Names = {
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

/** Monday first, as ISO 8601 counts them. */
export const WEEKDAYS: Names = {
  de: 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag'.split(' '),
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
};
