import type { Person, Reply, Visit } from '../db/schema.ts';
import { fullName } from '../domain/full-name.ts';
import type { Texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, paragraph } from './blocks.ts';

export interface RepliedFor {
  person: Person;
  reply: Reply;
  /** The name of whoever wrote the reply down for the person. */
  recordedBy: string | null;
}

/** For a coordinator: who does not come, or comes after all. */
export function replyNote({ person, reply, recordedBy }: RepliedFor, visit: Visit, t: Texts): Block[] {
  const said = [
    t.reply.toldCoordinator(reply.answer, fullName(person), visit),
    ...(reply.reason === null ? [] : [t.reply.reason(reply.reason)]),
    ...(recordedBy === null ? [] : [t.reply.recordedBy(recordedBy)]),
  ];
  return [paragraph(said.join('\n')), buttons({ text: t.invite.statusTitle, line: `invite status in=${visit.code}` })];
}
