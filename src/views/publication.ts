import type { VisitContext } from '../command.ts';
import type { PublicationPlan } from '../domain/publication.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, heading, list, note, paragraph, rich } from './blocks.ts';
import { differenceBlocks } from './programme.ts';

/** What would be published, who would be told, and the button that does it. */
export function publicationPreview(plan: PublicationPlan, { t, visit, language }: VisitContext): Block[] {
  const { updated, cancelled } = plan.invitations;
  return [
    heading(t.programme.publishTitle),
    ...(plan.isFirst ? [paragraph(t.programme.firstTime)] : []),
    ...differenceBlocks(plan.difference, visit, language),
    rich({ text: t.programme.willBeTold, bold: true }),
    list([
      [t.programme.toldChannel],
      ...(updated.length > 0 ? [[t.programme.toldUpdated(updated)]] : []),
      ...(cancelled.length > 0 ? [[t.programme.toldCancelled(cancelled)]] : []),
    ]),
    ...(plan.invitations.anyoneInvited ? [] : [note(t.programme.invitedNobody)]),
    buttons({ text: t.programme.publishNow, line: `programme publish now in=${visit.code}`, style: 'primary' }),
  ];
}
