import type { Noun } from '../src/command.ts';
import { feedVerbs } from './invite-feed.ts';
import { inboxVerbs } from './invite-inbox.ts';
import { sendVerbs } from './invite-send.ts';
import { statusVerbs } from './invite-status.ts';

export const invite: Noun = {
  name: 'invite',
  alone: 'status',
  verbs: { ...sendVerbs, ...statusVerbs, ...feedVerbs, ...inboxVerbs },
};
