/** Building blocks of Slack's schemas: each check reports what is wrong in Slack's words, with a JSON pointer. */

import { codePoints, isObject, type Json } from './json-values.ts';

export type Report = (words: string, at: string) => void;
export type Check = (value: unknown, at: string, report: Report) => void;

export function text(limits: { max: number; min?: number; pattern?: RegExp; words?: string }): Check {
  return (value, at, report) => {
    if (typeof value !== 'string') return report('must be a string', at);
    const length = codePoints(value);
    if (length > limits.max) report(`must be less than ${limits.max + 1} characters`, at);
    if (length < (limits.min ?? 1)) report(`must be more than ${(limits.min ?? 1) - 1} characters`, at);
    if (limits.pattern && !limits.pattern.test(value)) report(limits.words ?? 'invalid format', at);
  };
}

export function oneOf(...allowed: readonly unknown[]): Check {
  return (value, at, report) => {
    if (!allowed.includes(value)) report('must be a valid enum value', at);
  };
}

export const boolean: Check = (value, at, report) => {
  if (typeof value !== 'boolean') report('must be a boolean', at);
};

export function integer(min: number, max: number): Check {
  return (value, at, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return report('must be an integer', at);
    if (value < min) report(`must be greater than or equal to ${min}`, at);
    if (value > max) report(`must be less than or equal to ${max}`, at);
  };
}

export function list(check: Check, limits: { max: number; min?: number }): Check {
  return (value, at, report) => {
    if (!Array.isArray(value)) return report('must be an array', at);
    if (value.length > limits.max) report(`no more than ${limits.max} items allowed`, at);
    if (value.length < (limits.min ?? 1)) report(`no fewer than ${limits.min ?? 1} items allowed`, at);
    value.forEach((one, index) => {
      check(one, `${at}/${index}`, report);
    });
  };
}

/** An object with these fields and no others. */
export function object(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  return (value, at, report) => {
    if (!isObject(value)) return report('must be an object', at);
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) report(`missing required field: ${name}`, at);
    }
    for (const [name, field] of Object.entries(value)) {
      if (field === undefined) continue;
      const check = required[name] ?? optional[name];
      if (check) check(field, `${at}/${name}`, report);
      else report(`invalid additional property: ${name}`, at);
    }
  };
}

/** An object whose `type` says which of the checks it must pass. */
export function byType(checks: Record<string, Check>): Check {
  return (value, at, report) => {
    if (!isObject(value)) return report('must be an object', at);
    const type = value.type;
    if (typeof type !== 'string') return report('missing required field: type', at);
    const check = checks[type];
    if (check) check(value, at, report);
    else report(`unsupported type: ${type}`, `${at}/type`);
  };
}

/** Several checks, one after the other. */
export function all(...checks: Check[]): Check {
  return (value, at, report) => {
    for (const check of checks) check(value, at, report);
  };
}

/** A rule over a whole object, for what fields mean together. */
export function rule(holds: (value: Json) => boolean, words: string, below = ''): Check {
  return (value, at, report) => {
    if (isObject(value) && !holds(value)) report(words, at + below);
  };
}

/** An address that a browser may open. */
export function webAddress(max: number): Check {
  return (value, at, report) => {
    text({ max })(value, at, report);
    if (typeof value === 'string' && !(URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))) {
      report('invalid url', at);
    }
  };
}
