/** Says in lines where two answers differ. */

import type { Json, Reply } from './sides.ts';

/** What stands in lists and under several names is one kind of thing, so that a difference is told once. */
const kinds: [pattern: RegExp, kind: string][] = [
  [/^(?:chat\.(?:postMessage|update) message|conversations\.(?:history|replies) messages\[\])/, 'message'],
  [/^users\.(?:info|lookupByEmail) user|^users\.list members\[\]/, 'user'],
  [/^(?:user|users\.profile\.get) profile|^user\.profile/, 'profile'],
  [/^conversations\.(?:info channel|list channels\[\])|^users\.conversations channels\[\]/, 'channel'],
  [/^views\.\w+ view/, 'view'],
  [/^files\.(?:completeUploadExternal files\[\]|info file)|^message\.files\[\]/, 'file'],
  [/^(message|view)\.blocks\[\].*?([^.[\]]+(?:\[\])*)$/, '$1 blocks: $2'],
];

const NOTHING = 'nothing';

/** @returns a line for each difference: `CASE: ours OUTCOME, emulate OUTCOME`, or `KIND.PATH: ours TYPES, emulate TYPES` */
export function differences(method: string, title: string, ours: Reply, emulate: Reply): string[] {
  const outcomes = [ours, emulate].map(outcomeOf);
  if (outcomes[0] !== outcomes[1]) return [`${title}: ours ${outcomes[0]}, emulate ${outcomes[1]}`];
  if (ours.json.ok !== true) return [];
  const [left, right] = [shapeOf(ours.json), shapeOf(emulate.json)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => !hasMissingParent(path, left, right))
    .map((path) => [path, typesAt(left, path), typesAt(right, path)] as const)
    .filter(([, one, other]) => one !== other)
    .map(([path, ...types]) => {
      // What only one of them says is a matter of the name, not of yes or no.
      const [one, other] = types.includes(NOTHING)
        ? types.map((type) => type.replace(/.*(?:true|false)$/, 'boolean'))
        : types;
      return `${kindOf(`${method} ${path}`)}: ours ${one}, emulate ${other}`;
    });
}

function outcomeOf({ status, json }: Reply): string {
  return status === 200 ? (json.ok === true ? 'ok' : String(json.error)) : `HTTP ${status}`;
}

function kindOf(path: string): string {
  return kinds.reduce((known, [pattern, kind]) => known.replace(pattern, kind), path);
}

/** Types by path; booleans by what they say. */
function shapeOf(json: Json): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (path: string, type: string) => found.set(path, (found.get(path) ?? new Set()).add(type));
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      add(path, 'list');
      for (const one of value) walk(one, `${path}[]`);
    } else if (typeof value === 'object' && value !== null) {
      add(path, 'object');
      for (const [name, one] of Object.entries(value)) walk(one, path === '' ? name : `${path}.${name}`);
    } else add(path, typeof value === 'boolean' || value === null ? String(value) : typeof value);
  };
  walk(json, '');
  return found;
}

function typesAt(shape: Map<string, Set<string>>, path: string): string {
  return [...(shape.get(path) ?? [NOTHING])].sort().join('/');
}

/** What lies below a difference is no difference of its own; an empty list says nothing of its elements. */
function hasMissingParent(path: string, ...shapes: Map<string, Set<string>>[]): boolean {
  if (path === '') return false;
  const parent = path.endsWith('[]') ? path.slice(0, -2) : path.slice(0, Math.max(0, path.lastIndexOf('.')));
  return shapes.some((shape) => {
    const isEmptyList = path.endsWith('[]') && shape.has(parent) && !shape.has(path);
    return isEmptyList || !(shape.has(parent) || parent === '');
  });
}
