/** What is done with each kind of request from Slack. */

import type { Noun } from '../command.ts';
import { commandFor } from '../config.ts';
import { deleteChannelMember, upsertChannelMember } from '../db/slack-user.ts';
import { listVisitsOfUser } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { DoubleClick } from '../domain/change.ts';
import { welcomeChannel } from '../domain/welcome.ts';
import { paragraph } from '../views/blocks.ts';
import { home } from '../views/home.ts';
import { message } from '../views/message.ts';
import { createDispatch } from './dispatch.ts';
import { decodeEscapes, showEntities } from './entities.ts';
import { textAt } from './payload.ts';
import type { People } from './people.ts';
import type { SlackHandlers } from './requests.ts';

export function createHandlers(deps: Deps, people: People, nouns: readonly Noun[]): SlackHandlers {
  const dispatch = createDispatch(deps, people, nouns);
  return {
    async command(request) {
      if (!deps.config.commandNames.includes(request.command)) return { kind: 'nothing' };
      return dispatch.line(request);
    },
    async action({ value, ...request }) {
      try {
        return await dispatch.line({ ...request, text: value });
      } catch (error) {
        if (error instanceof DoubleClick) return { kind: 'nothing' };
        throw error;
      }
    },
    submission: dispatch.submission,
    async shortcut({ callbackId, message: origin, ...request }) {
      if (callbackId !== 'propose-topic') return { kind: 'nothing' };
      const title = decodeEscapes(showEntities(origin?.text ?? ''))
        .replace(/\s+/g, ' ')
        .trim();
      return dispatch.form(request, 'agenda.add', {
        ...(title === '' ? {} : { title }),
        ...(origin?.link ? { link: origin.link } : {}),
        ...(origin?.link && origin.userId ? { author: `<@${origin.userId}>` } : {}),
      });
    },
    async home(caller) {
      const { language } = await people.languageOf(caller);
      const visits = await listVisitsOfUser(deps.db, caller.teamId, caller.userId);
      return home(
        visits.filter((visit) => visit.status === 'open').reverse(),
        language,
        commandFor(deps.config, language),
      );
    },
    async event({ type, teamId, payload, isAboutBot }) {
      const userId = textAt(payload, 'user');
      const channelId = textAt(payload, 'channel');
      if (type === 'member_joined_channel' && isAboutBot) {
        const inviterId = textAt(payload, 'inviter') || undefined;
        if (inviterId) await people.know(teamId, [inviterId]);
        await welcomeChannel(deps, { teamId, channelId, botUserId: userId, inviterId });
      } else if (type === 'member_joined_channel') await upsertChannelMember(deps.db, teamId, channelId, userId);
      if (type === 'member_left_channel') await deleteChannelMember(deps.db, teamId, channelId, userId);
      if (type === 'user_change') await people.refresh(teamId, textAt(payload.user, 'id'));
    },
    async failure(caller, code) {
      const { language, t } = await people.languageOf(caller);
      return message([paragraph(t.errors.failure(code))], { t, command: commandFor(deps.config, language) });
    },
  };
}
