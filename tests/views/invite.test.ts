import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { VisitContext } from '../../src/command.ts';
import type { Answer } from '../../src/db/schema.ts';
import type { Overall } from '../../src/domain/answers.ts';
import type { InvitationPlan } from '../../src/domain/invitation.ts';
import type { InvitationStatus, PersonStatus } from '../../src/domain/invitation-status.ts';
import { type Language, texts } from '../../src/i18n/index.ts';
import { blockMistakes } from '../../src/sandbox/validate-blocks.ts';
import { invitationPreview, invitationsSent } from '../../src/views/invite.ts';
import { cancellationPreview } from '../../src/views/invite-cancel.ts';
import { invitationStatusList } from '../../src/views/invite-status.ts';
import { message } from '../../src/views/message.ts';
import { settingsPreview } from '../../src/views/settings.ts';
import { coordinator, invitationWorld } from '../domain/invitation-world.ts';

const longName = 'Prof. Dr. Maximiliane-Charlotte von und zu Müller-Lüdenscheidt-Hohenstein '.repeat(2).slice(0, 120);

async function context(language: Language) {
  const world = await invitationWorld('sqlite');
  const ctx: VisitContext = {
    deps: world.deps,
    actor: coordinator,
    t: texts(language),
    language,
    command: '/besuch',
    visit: world.visit,
  };
  return { ctx, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

const manyNames = Array.from({ length: 200 }, (_, index) => `${index} ${longName}`.slice(0, 120));

const bigPlan: InvitationPlan = {
  isMailSetUp: true,
  people: manyNames.map((name, index) => ({ personId: `p${index}`, name, added: 3, updated: 2, cancelled: 1 })),
  participants: 400,
  unreachable: manyNames,
  inSlack: manyNames,
  undelivered: manyNames.map((name, index) => ({ name, address: `p${index}@example.org`, why: 'bounced' })),
  cancelledAt: '2027-03-12T13:10:00.000Z',
};

const emptyPlan: InvitationPlan = {
  isMailSetUp: true,
  people: [],
  participants: 0,
  unreachable: [],
  inSlack: [],
  undelivered: [],
  cancelledAt: null,
};

const reply = (answer: Answer) => ({
  id: answer,
  invitation_id: null,
  answer,
  reason: 'Grund '.repeat(50),
  via: 'coordinator' as const,
  recorded_by: 'U1',
  created_at: '2027-03-12T13:10:00.000Z',
  sequence: null,
  is_outdated: 0 as const,
});

const events: PersonStatus['events'] = [1, 2, 3, 4, 5].map((number) => ({
  event: {
    invitationId: `i${number}`,
    scope: `session:${number}`,
    start: '2027-06-15T07:00:00.000Z',
    end: '2027-06-15T08:00:00.000Z',
    askedAt: 0,
    name: { kind: 'session', title: longName, day: '2027-06-15' },
  },
  reply: number === 1 ? undefined : reply('maybe'),
  before: number === 1 ? reply('no') : undefined,
}));

const overalls: Overall[] = [
  { kind: 'open', before: reply('no') },
  ...(['yes', 'no', 'maybe'] as const).map((kind) => ({ kind, reply: reply(kind) })),
  { kind: 'mixed' },
];

const bigStatus: InvitationStatus = {
  people: manyNames.flatMap((name, index) =>
    (['none', 'no-address', 'slack', 'waiting', 'delayed', 'sent', 'failed', 'bounced', 'cancelled'] as const).flatMap(
      (state) =>
        overalls.map((overall) => ({
          personId: `p${index}`,
          name,
          events,
          state,
          reason: 'SMTP 550, 5.1.1, RCPT TO',
          overall,
        })),
    ),
  ),
  reminders: 200,
  openMails: 200,
};

describe('the views of invitations', () => {
  for (const language of ['de', 'en'] as const) {
    it(`stay within what Slack takes for 200 people, in ${language}`, async () => {
      await using c = await context(language);
      for (const blocks of [
        invitationPreview(bigPlan, c.ctx),
        invitationsSent(bigPlan, c.ctx),
        cancellationPreview(bigPlan, c.ctx),
        settingsPreview({ visit: c.ctx.visit, isDone: false, people: bigPlan.people }, { scope: 'session' }, c.ctx),
        invitationStatusList(bigStatus, c.ctx),
      ]) {
        assert.deepEqual(blockMistakes(blocks, 'message', '/blocks'), []);
      }
    });
  }

  it('cut a long list and say how many are left out', async () => {
    await using c = await context('de');
    assert.match(
      message(invitationPreview({ ...bigPlan, unreachable: [], undelivered: [] }, c.ctx), c.ctx).text,
      /und 185 weitere/,
    );
  });

  it('offer to send only what can be sent', async () => {
    await using c = await context('de');
    const lines = (plan: InvitationPlan) => JSON.stringify(invitationPreview(plan, c.ctx)).match(/invite send now/g);
    assert.equal(lines(bigPlan)?.length, 1);
    assert.equal(lines({ ...bigPlan, isMailSetUp: false }), null);
    assert.equal(lines({ ...bigPlan, people: [] })?.length, 1);
    assert.equal(lines({ ...bigPlan, people: [], inSlack: [] }), null);
  });

  it('tell a visit without people from one where all is sent', async () => {
    await using c = await context('en');
    const textOf = (participants: number) =>
      message(invitationPreview({ ...emptyPlan, participants }, c.ctx), c.ctx).text;
    assert.match(textOf(0), /\/besuch member add/);
    assert.match(textOf(3), /nothing to send/);
  });
});
