import type { Person } from '../db/schema.ts';

/** As a person is named wherever others read it: "Dr. Katja Bielefeld". */
export function fullName(person: Pick<Person, 'academic_title' | 'name'>): string {
  return [person.academic_title, person.name].filter(Boolean).join(' ');
}
