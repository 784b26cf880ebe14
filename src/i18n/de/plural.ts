const rules = new Intl.PluralRules('de');

/** `count(2, 'Thema', 'Themen')` → "2 Themen" */
export function count(number: number, one: string, other: string): string {
  return `${number} ${rules.select(number) === 'one' ? one : other}`;
}

const conjunction = new Intl.ListFormat('de', { type: 'conjunction' });
const disjunction = new Intl.ListFormat('de', { type: 'disjunction' });

export const and = (items: readonly string[]): string => conjunction.format(items);
export const or = (items: readonly string[]): string => disjunction.format(items);
