/** Reads arguments of a Web API method: in a form everything is a string, nested values are JSON strings. */

import { type Json, parseJson } from '../json-values.ts';
import { SlackError } from '../slack-error.ts';

export function optionalString(args: Json, name: string): string | undefined {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new SlackError('invalid_arguments', `${name} must be a string`);
}

/** @throws {SlackError} missing_argument, or `error` if given */
export function requiredString(args: Json, name: string, error = 'missing_argument'): string {
  const value = optionalString(args, name);
  if (value === undefined) throw new SlackError(error, `the argument ${name} is missing`);
  return value;
}

export function optionalBoolean(args: Json, name: string): boolean | undefined {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  return value === true || value === 1 || value === 'true' || value === '1';
}

export function optionalInteger(args: Json, name: string): number | undefined {
  const value = optionalString(args, name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isInteger(number)) throw new SlackError('invalid_arguments', `${name} must be a whole number`);
  return number;
}

/** A nested value: a JSON string in a form, the value itself in a JSON body. */
export function optionalJson(args: Json, name: string, error = 'invalid_arguments'): unknown {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  const parsed = parseJson(value);
  if (parsed === undefined) throw new SlackError(error, `${name} is not JSON`);
  return parsed;
}

/** A list that Slack takes with commas in between, or as JSON. */
export function optionalList(args: Json, name: string): string[] | undefined {
  const value = args[name];
  if (Array.isArray(value)) return value.map(String);
  const text = optionalString(args, name);
  if (text === undefined) return undefined;
  const json = text.startsWith('[') ? parseJson(text) : undefined;
  if (Array.isArray(json)) return json.map(String);
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
