/** The ways on from the overview of a visit: what comes next as a button that stands out, and the rest behind three dots. */

import type { VisitContext } from '../command.ts';
import type { ListedTopic } from '../db/topic.ts';
import type { ActionsBlock } from '../slack/block-kit.ts';
import { type ButtonSpec, buttons, buttonsAndMore } from './blocks.ts';

export interface HowFar {
  topics: readonly Pick<ListedTopic, 'status'>[];
  /** How many accepted topics have a time on a day of the visit. */
  scheduled: number;
  publishedAt: string | undefined;
  hasUnpublishedChanges: boolean;
  coordinates: boolean;
  /** A topic that still wants somebody on the other side. */
  lonely: number | undefined;
}

type Step =
  | 'propose'
  | 'topics'
  | 'plan'
  | 'draft'
  | 'publish'
  | 'invite'
  | 'programme'
  | 'members'
  | 'edit'
  | 'lonely';

/** As many more fit behind three dots. */
const mostButtons = 5;

/** Up to five buttons, the first of them what is to be done now; coordinators find everything else behind three dots. */
export function nextSteps(overview: HowFar, { t, visit }: VisitContext): ActionsBlock {
  const at = `in=${visit.code}`;
  const { lonely } = overview;
  const specs: Record<Step, ButtonSpec> = {
    propose: { text: t.agenda.propose, line: `agenda add ${at}` },
    topics: { text: t.agenda.showList, line: `agenda list ${at}` },
    plan: { text: t.agenda.planAll, line: `agenda plan ${at}` },
    draft: { text: t.programme.showDraft, line: `programme draft ${at}` },
    publish: { text: t.visit.publish, line: `programme publish ${at}` },
    invite: { text: t.visit.invitations, line: `invite status ${at}` },
    programme: { text: t.programme.title, line: `programme today 1 ${at}` },
    members: { text: t.visit.members_, line: `member list ${at}` },
    edit: { text: t.visit.edit, line: `visit edit ${at}` },
    lonely: { text: t.counterpart.show(lonely ?? 0), line: `agenda show ${lonely} ${at}` },
  };
  if (visit.status === 'closed') return buttons(specs.topics, specs.programme, specs.members);
  const reading: Step[] = overview.publishedAt ? ['topics', 'programme', 'members'] : ['topics', 'members'];
  const order = overview.coordinates ? coordinatorSteps(overview) : ['propose' as const, ...reading];
  const [first, ...others] = order.map((step) => specs[step]);
  const all = first ? [{ ...first, style: 'primary' as const }, ...others] : [];
  return buttonsAndMore(all.slice(0, mostButtons), 'visit more', all.slice(mostButtons));
}

/** What comes next first, then what goes with it, then everything else; ten at most. */
function coordinatorSteps({ topics, scheduled, publishedAt, hasUnpublishedChanges, lonely }: HowFar): Step[] {
  const accepted = topics.filter(({ status }) => status === 'accepted').length;
  const isWaiting = accepted > scheduled;
  const isKnown = publishedAt !== undefined;
  const rest: Step[] = [
    'propose',
    'topics',
    'members',
    ...(isKnown ? ['programme' as const] : []),
    ...(lonely === undefined ? [] : ['lonely' as const]),
    'plan',
    'draft',
    'invite',
    'edit',
  ];
  const now = (): Step[] => {
    if (topics.length === 0 && !hasUnpublishedChanges) return ['propose', 'members'];
    if (accepted === 0 && !isKnown) return ['topics', 'propose', 'members'];
    if (isWaiting && scheduled === 0) return ['plan', 'topics', 'propose', 'members'];
    if (hasUnpublishedChanges) return ['publish', 'draft', ...(isWaiting ? ['plan' as const] : []), 'topics'];
    if (isKnown) return ['invite', 'programme', ...(isWaiting ? ['plan' as const] : []), 'topics'];
    return ['topics', 'propose', 'members'];
  };
  return [...new Set([...now(), ...rest])];
}
