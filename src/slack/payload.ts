/** Reads what Slack sent without trusting its shape: what is missing or of another kind is an empty text. */

export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** What stands at a path of keys; undefined where the path ends early. */
export function valueAt(body: unknown, ...path: string[]): unknown {
  let value = body;
  for (const key of path) value = isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

export function textAt(body: unknown, ...path: string[]): string {
  const value = valueAt(body, ...path);
  return typeof value === 'string' ? value : '';
}

export function listAt(body: unknown, ...path: string[]): unknown[] {
  const value = valueAt(body, ...path);
  return Array.isArray(value) ? value : [];
}
