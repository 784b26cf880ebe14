import type { VisitContext } from '../command.ts';
import type { Visit } from '../db/schema.ts';
import type { SettingsChange, WantedSettings } from '../domain/settings.ts';
import type { Texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, heading, list, note, paragraph } from './blocks.ts';
import { stepsList, sumOf } from './invite.ts';

/** Who gets mail by a change of the settings, and the button that makes it. */
export function settingsPreview(
  { visit, people }: SettingsChange,
  { scope = visit.invitation_scope, feeds = visit.feed_content }: WantedSettings,
  ctx: VisitContext,
): Block[] {
  const { t } = ctx;
  const way = scope === 'day' ? 'per-day' : 'per-session';
  // What stays is not said: somebody else may change it before the click.
  const feedsToo = feeds === visit.feed_content ? '' : ` feeds=${feeds}`;
  return [
    heading(t.settings.previewTitle),
    paragraph(t.settings.wouldSend(people.length, sumOf(people, t))),
    ...stepsList(people, ctx),
    note(t.settings.order),
    paragraph(t.settings.wouldHold),
    settingsList({ invitation_scope: scope, feed_content: feeds }, t),
    buttons({
      text: t.settings.saveNow,
      line: `settings edit now invitations=${way}${feedsToo} in=${visit.code}`,
      style: 'primary',
    }),
  ];
}

/** What holds now, and what that has sent. */
export function settingsSaved({ visit, people }: SettingsChange, ctx: VisitContext): Block[] {
  const { t } = ctx;
  return [
    paragraph(t.settings.saved),
    settingsList(visit, t),
    ...(people.length > 0
      ? [
          paragraph(t.settings.onTheirWay(people.length, sumOf(people, t))),
          buttons({ text: t.invite.showStatus, line: `invite status in=${visit.code}` }),
        ]
      : []),
  ];
}

function settingsList(visit: Pick<Visit, 'invitation_scope' | 'feed_content'>, { settings }: Texts): Block {
  return list([[settings.scope[visit.invitation_scope]], [settings.feeds[visit.feed_content]]]);
}
