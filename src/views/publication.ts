import type { VisitContext } from '../command.ts';
import type { Publication, PublicationPlan } from '../domain/publication.ts';
import type { Texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, heading, list, note, paragraph, rich } from './blocks.ts';
import { conflictBlocks } from './conflicts.ts';
import { outsideDays } from './outside-days.ts';
import { differenceBlocks } from './programme.ts';

/** What would be published, who would be told, and the button that does it. */
export function publicationPreview(plan: PublicationPlan, ctx: VisitContext): Block[] {
  const { t, visit, language } = ctx;
  const channel = plan.tellsChannel ? t.programme.toldChannel : t.points.onlyInternal;
  return [
    heading(t.programme.publishTitle),
    ...(plan.isFirst ? [paragraph(t.programme.firstTime)] : []),
    ...differenceBlocks(plan.difference, visit, language),
    ...outsideDays(plan, visit, language),
    rich({ text: t.programme.willBeTold, bold: true }),
    list([[channel], ...toldByMail(plan.invitations, t).map((line) => [line])]),
    ...(plan.invitations.anyoneInvited ? [] : [note(t.programme.invitedNobody)]),
    ...(plan.invitations.areCancelled ? [note(t.invite.notFollowed)] : []),
    ...conflictBlocks(plan.conflicts, ctx),
    ...(plan.conflicts.length > 0 ? [paragraph(t.conflict.beforePublishing)] : []),
    buttons({
      text: t.programme.publishNow,
      line: `programme publish now seen=${plan.seen} in=${visit.code}`,
      style: 'primary',
    }),
  ];
}

/**
 * What was published; where invitations are out already, who gets another mail.
 *
 * @param page the address of the visit's page
 */
export function publicationDone(
  { version, invitations }: Publication,
  page: string,
  { t, visit }: VisitContext,
): Block[] {
  const { anyoneInvited, areCancelled } = invitations;
  return [
    paragraph(t.programme.published(version)),
    rich({ text: t.programmePage.open, url: page }),
    ...toldByMail(invitations, t).map(paragraph),
    ...(anyoneInvited ? [] : [paragraph(t.programme.inviteNext)]),
    ...(areCancelled ? [paragraph(t.invite.notFollowed)] : []),
    anyoneInvited && !areCancelled
      ? buttons({ text: t.visit.invitations, line: `invite status in=${visit.code}` })
      : buttons({ text: t.programme.inviteButton, line: `invite send in=${visit.code}` }),
  ];
}

function toldByMail({ updated, cancelled }: PublicationPlan['invitations'], t: Texts): string[] {
  return [
    ...(updated.length > 0 ? [t.programme.toldUpdated(updated)] : []),
    ...(cancelled.length > 0 ? [t.programme.toldCancelled(cancelled)] : []),
  ];
}
