import type { VisitContext } from '../command.ts';
import type { Absence, Person } from '../db/schema.ts';
import { fullName } from '../domain/full-name.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, heading, list, note, paragraph, rich, type Span } from './blocks.ts';
import { fullPresence, shortPresence } from './presence.ts';

const mostPerSide = 60;

/** The delegations, each with its head first. Addresses are never listed: the answer may be shown around. */
export function delegations(people: Person[], absences: Absence[], ctx: VisitContext, coordinates: boolean): Block[] {
  const { t, visit } = ctx;
  const group = (title: string, members: Person[]): Block[] => {
    if (members.length === 0) return [];
    const shown = members.slice(0, mostPerSide);
    const rest = members.length - shown.length;
    return [
      rich({ text: `${title} (${members.length})`, bold: true }),
      list(
        shown.map((person) => {
          const away = absences.filter((absence) => absence.person_id === person.id);
          return personLine(person, away, ctx, coordinates);
        }),
      ),
      ...(rest > 0 ? [note(t.member.more(rest))] : []),
    ];
  };
  const members = people.filter((person) => person.role !== 'presenter');
  return [
    heading(t.member.listTitle),
    ...(people.length === 0 ? [paragraph(t.member.listEmpty)] : []),
    ...group(
      visit.host,
      members.filter((person) => person.side === 'host'),
    ),
    ...group(
      visit.guest,
      members.filter((person) => person.side === 'guest'),
    ),
    ...group(
      t.member.presenters,
      people.filter((person) => person.role === 'presenter'),
    ),
    buttons({ text: t.member.add, line: `member add in=${visit.code}` }),
  ];
}

/** What is stored about one person; the address is for coordinators and the person only. */
export function personDetails(
  person: Person,
  absences: Absence[],
  topics: number[],
  ctx: VisitContext,
  mayEdit: boolean,
): Block[] {
  const { t, visit } = ctx;
  const { details } = t.member;
  const rows: [label: string, value: string | null][] = [
    [details.side, person.side === 'host' ? visit.host : visit.guest],
    [details.role, person.role === 'head' ? t.member.head : t.choices[person.role]],
    [details.function, person.function],
    [details.unit, person.unit],
    [details.organisation, person.organisation],
    ...(mayEdit ? [[details.email, person.email ?? t.member.noAddress] as [string, string]] : []),
    ...fullPresence(person, absences, visit, ctx.language),
  ];
  return [
    heading(fullName(person)),
    list([
      ...rows.flatMap(([label, value]) => (value ? [[`${label}: ${value}`]] : [])),
      ...(topics.length > 0 ? [[t.member.presents(topics)]] : []),
    ]),
    ...(mayEdit
      ? [
          buttons(
            ...(visit.status === 'open'
              ? [{ text: t.member.edit, line: `member edit "${person.name}" in=${visit.code}` }]
              : []),
            {
              text: t.member.remove,
              line: `member remove "${person.name}" in=${visit.code}`,
              style: 'danger',
              confirm: {
                title: t.verbs['member.remove'].title,
                text: t.member.removeFirst(fullName(person)),
                yes: t.member.remove,
                no: t.cancel,
              },
            },
          ),
        ]
      : []),
  ];
}

function personLine(person: Person, absences: Absence[], ctx: VisitContext, coordinates: boolean): (Span | string)[] {
  const { t } = ctx;
  const details = [
    ...(person.role === 'head' ? [t.member.head] : []),
    ...(person.function ? [person.function] : []),
    ...(person.unit ? [person.unit] : []),
    ...(person.organisation ? [person.organisation] : []),
    ...shortPresence(person, absences, ctx.visit, ctx.language),
    ...(coordinates && !person.email ? [t.member.noAddress] : []),
  ];
  const name: Span = { text: fullName(person), bold: true };
  return details.length > 0 ? [name, ` · ${details.join(' · ')}`] : [name];
}
