/** What the fields of an element mean together, and formats of its values. */

import { codePoints, type Json, string } from './json-values.ts';

export function isDateText(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

export function isTimeText(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

export function isDate(element: Json): boolean {
  return element.initial_date === undefined || isDateText(string(element.initial_date));
}

export function isTime(element: Json): boolean {
  return element.initial_time === undefined || isTimeText(string(element.initial_time));
}

export function isTimeZone(element: Json): boolean {
  const zone = element.timezone;
  if (zone === undefined) return true;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: string(zone) }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

export function textFits(element: Json): boolean {
  const value = element.initial_value;
  const least = Number(element.min_length ?? 0);
  const most = Number(element.max_length ?? Number.POSITIVE_INFINITY);
  if (least > most) return false;
  if (typeof value !== 'string' || value === '') return true;
  return codePoints(value) >= least && codePoints(value) <= most;
}

export function numberFits(element: Json): boolean {
  const least = Number(element.min_value ?? Number.NEGATIVE_INFINITY);
  const most = Number(element.max_value ?? Number.POSITIVE_INFINITY);
  if (least > most) return false;
  const value = element.initial_value;
  if (typeof value !== 'string') return true;
  if (element.is_decimal_allowed === false && value.includes('.')) return false;
  return Number(value) >= least && Number(value) <= most;
}
