import type { Person, Reply, Visit } from '../db/schema.ts';
import { fullName } from '../domain/full-name.ts';
import type { EventName } from '../domain/reply-answers.ts';
import type { Declined } from '../domain/reply-note.ts';
import type { Texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, paragraph } from './blocks.ts';

export interface RepliedFor {
  person: Person;
  reply: Reply;
  /** The one event that it is about; undefined: the whole visit. */
  event: EventName | undefined;
  declined: Declined;
  /** The name of whoever wrote the reply down for the person. */
  recordedBy: string | null;
}

/** For a coordinator: who does not come, and to what, or comes after all. */
export function replyNote({ person, reply, event, declined, recordedBy }: RepliedFor, visit: Visit, t: Texts): Block[] {
  const name = fullName(person);
  const said = [
    event
      ? t.reply.toldOfEvent(reply.answer, name, t.answers.event(event), visit)
      : t.reply.toldCoordinator(reply.answer, name, visit, declined === 'part'),
    ...(reply.reason === null ? [] : [t.reply.reason(reply.reason)]),
    ...(recordedBy === null ? [] : [t.reply.recordedBy(recordedBy)]),
  ];
  return [paragraph(said.join('\n')), buttons({ text: t.invite.statusTitle, line: `invite status in=${visit.code}` })];
}
