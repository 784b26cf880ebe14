import { type Noun, visitVerb } from '../src/command.ts';
import type { InvitationScope } from '../src/db/schema.ts';
import { changeSettings } from '../src/domain/settings.ts';
import { settingsPreview, settingsSaved } from '../src/views/settings.ts';
import { hidden, oneOf } from './fields.ts';

const scopes = { 'per-day': 'day', 'per-session': 'session' } as const satisfies Record<string, InvitationScope>;

export const settings: Noun = {
  name: 'settings',
  alone: 'edit',
  verbs: {
    edit: visitVerb({
      who: 'coordinator',
      words: 'now',
      opensModal: (given) => Object.keys(given).length === 0,
      fields: { scope: oneOf('per-day', 'per-session'), feeds: oneOf('full', 'minimal'), now: hidden(oneOf('now')) },
      async current({ visit }) {
        return {
          scope: visit.invitation_scope === 'day' ? 'per-day' : 'per-session',
          feeds: visit.feed_content,
        };
      },
      async run(ctx, { scope, feeds, now }) {
        const wanted = { scope: scope ? scopes[scope] : undefined, feeds: feeds ?? undefined };
        const change = await changeSettings(ctx.deps, ctx.actor, ctx.visit.id, wanted, now === 'now');
        if (!change.isDone) return { blocks: settingsPreview(change, wanted, ctx) };
        return { blocks: settingsSaved(change, ctx), replaces: now === 'now' };
      },
    }),
  },
};
