import { type Noun, type VisitContext, visitVerb } from '../src/command.ts';
import { listAbsences, listAbsencesOf } from '../src/db/absence.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import { listPeople, listTopicsPresentedBy } from '../src/db/person.ts';
import type { Person } from '../src/db/schema.ts';
import { fullName } from '../src/domain/full-name.ts';
import { editPerson, registerMember, removePerson } from '../src/domain/person.ts';
import { findViewer, mayRead } from '../src/domain/visible-programme.ts';
import { getPersonNamed, type Who } from '../src/domain/who.ts';
import { UserError } from '../src/errors.ts';
import { buttons, note, paragraph } from '../src/views/blocks.ts';
import { delegations, personDetails } from '../src/views/person.ts';
import { typedPresence } from '../src/views/presence.ts';
import { absences, email, line, moment, oneOf, required, user, who } from './fields.ts';

const about = {
  academicTitle: line(40),
  function: line(120),
  unit: line(120),
  organisation: line(120),
  side: oneOf('host', 'guest'),
  role: oneOf('member', 'head', 'presenter'),
  language: oneOf('de', 'en'),
  arrives: moment,
  leaves: moment,
  absent: absences,
};

export const member: Noun = {
  name: 'member',
  alone: 'list',
  verbs: {
    add: visitVerb({
      who: 'anyone',
      words: (words) => {
        if (/^<?@/.test(words)) return { user: words };
        return /@/.test(words) ? { email: words } : { person: words };
      },
      opensModal: (given) => !given.user && !given.email && !given.person,
      fields: { person: line(120), email, user, ...about },
      async run(ctx, { person: name, email: address, user: userId, ...details }) {
        const who: Who | undefined = userId
          ? { kind: 'user', userId }
          : address
            ? { kind: 'email', address }
            : name
              ? { kind: 'name', name }
              : undefined;
        if (!who) throw new UserError((t) => t.member.needsName, { field: 'person' });
        const before = await listPeople(ctx.deps.db, ctx.visit.id);
        const registered = await registerMember(ctx.deps, ctx.actor, ctx.visit.id, who, {
          name,
          ...(address ? { email: address } : {}),
          ...details,
        });
        const side = registered.side === 'host' ? ctx.visit.host : ctx.visit.guest;
        const guessed = who.kind === 'email' && !name;
        return {
          blocks: [
            paragraph(ctx.t.member.registered(fullName(registered), side)),
            ...headReplaced(before, registered, ctx),
            ...(guessed ? [note(ctx.t.member.nameForAddress(registered.name))] : []),
            listButton(ctx),
          ],
        };
      },
    }),

    list: visitVerb({
      who: 'anyone',
      words: 'side',
      fields: { side: oneOf('host', 'guest') },
      async run(ctx, { side }) {
        const people = await listPeople(ctx.deps.db, ctx.visit.id);
        const coordinates = await coordinating(ctx);
        const away = await listAbsences(ctx.deps.db, ctx.visit.id);
        const shown = side ? people.filter((each) => each.side === side) : people;
        return { blocks: delegations(shown, away, ctx, coordinates) };
      },
    }),

    show: visitVerb({
      who: 'anyone',
      words: 'who',
      fields: { who: required(who) },
      async run(ctx, input) {
        const person = await getPersonNamed(ctx.deps.db, ctx.visit, input.who);
        const viewer = await findViewer(ctx.deps.db, ctx.visit, ctx.actor);
        const topics = (await listTopicsPresentedBy(ctx.deps.db, person.id)).filter((topic) => mayRead(topic, viewer));
        const mayEdit = person.user_id === ctx.actor.userId || (await coordinating(ctx));
        return {
          blocks: personDetails(
            person,
            await absencesOf(person, ctx),
            topics.map((topic) => topic.number),
            ctx,
            mayEdit,
          ),
        };
      },
    }),

    edit: visitVerb({
      who: 'anyone',
      words: 'who',
      behindModal: ['who'],
      opensModal: (given) => Object.keys(given).every((name) => name === 'who'),
      fields: { who: required(who), person: line(120), email, ...about },
      async current(ctx, input) {
        if (!input.who) return {};
        const person = await getPersonNamed(ctx.deps.db, ctx.visit, input.who);
        if (person.user_id !== ctx.actor.userId && !(await coordinating(ctx))) return {};
        return {
          person: person.name,
          email: person.email ?? '',
          academicTitle: person.academic_title ?? '',
          function: person.function ?? '',
          unit: person.unit ?? '',
          organisation: person.organisation ?? '',
          side: person.side,
          role: person.role,
          ...(person.language ? { language: person.language } : {}),
          ...typedPresence(person, await absencesOf(person, ctx), ctx.visit, ctx.language),
        };
      },
      async run(ctx, { who, person: name, ...details }) {
        const before = await listPeople(ctx.deps.db, ctx.visit.id);
        const edited = await editPerson(ctx.deps, ctx.actor, ctx.visit.id, who, { name, ...details });
        return {
          blocks: [paragraph(ctx.t.member.edited(edited)), ...headReplaced(before, edited, ctx), listButton(ctx)],
        };
      },
    }),

    remove: visitVerb({
      who: 'anyone',
      words: 'who',
      fields: { who: required(who) },
      async run(ctx, input) {
        const removed = await removePerson(ctx.deps, ctx.actor, ctx.visit.id, input.who);
        return { blocks: [paragraph(ctx.t.member.removed(removed)), listButton(ctx)], replaces: true };
      },
    }),
  },
};

function coordinating(ctx: VisitContext): Promise<boolean> {
  return isCoordinator(ctx.deps.db, ctx.visit.id, ctx.actor.userId);
}

function absencesOf({ id }: Person, { deps }: VisitContext) {
  return listAbsencesOf(deps.db, id);
}

function listButton(ctx: VisitContext) {
  return buttons({ text: ctx.t.visit.members_, line: `member list in=${ctx.visit.code}` });
}

/** A delegation has one head: whoever was it is told to the coordinator who has just named another. */
function headReplaced(before: Person[], person: Person, { t }: VisitContext) {
  const head = before.find(({ id, role, side }) => role === 'head' && side === person.side && id !== person.id);
  return person.role === 'head' && head ? [paragraph(t.member.headReplaced(fullName(person), fullName(head)))] : [];
}
