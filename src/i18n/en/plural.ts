const rules = new Intl.PluralRules('en');

/** `count(2, 'topic', 'topics')` → "2 topics" */
export function count(number: number, one: string, other: string): string {
  return `${number} ${rules.select(number) === 'one' ? one : other}`;
}

const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const disjunction = new Intl.ListFormat('en-GB', { type: 'disjunction' });

export const and = (items: readonly string[]): string => conjunction.format(items);
export const or = (items: readonly string[]): string => disjunction.format(items);
