import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { VisitContext } from '../../src/command.ts';
import type { InvitationPlan } from '../../src/domain/invitation.ts';
import type { PersonStatus } from '../../src/domain/invitation-status.ts';
import { type Language, texts } from '../../src/i18n/index.ts';
import { blockMistakes } from '../../src/sandbox/validate-blocks.ts';
import { invitationPreview, invitationsSent } from '../../src/views/invite.ts';
import { invitationStatusList } from '../../src/views/invite-status.ts';
import { message } from '../../src/views/message.ts';
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
};

const bigStatus: PersonStatus[] = manyNames.flatMap((name, index) =>
  (['none', 'no-address', 'waiting', 'sent', 'failed', 'cancelled'] as const).flatMap((state) =>
    ([undefined, 'yes', 'no', 'maybe'] as const).map((answer) => ({
      personId: `p${index}`,
      name,
      events: 3,
      state,
      reason: 'SMTP 550, 5.1.1, RCPT TO',
      answer: answer && {
        answer,
        reason: 'Grund '.repeat(50),
        at: '2027-03-12T13:10:00.000Z',
        via: 'coordinator' as const,
      },
    })),
  ),
);

describe('the views of invitations', () => {
  for (const language of ['de', 'en'] as const) {
    it(`stay within what Slack takes for 200 people, in ${language}`, async () => {
      await using c = await context(language);
      for (const blocks of [
        invitationPreview(bigPlan, c.ctx),
        invitationsSent(bigPlan, c.ctx),
        invitationStatusList(bigStatus, c.ctx),
      ]) {
        assert.deepEqual(blockMistakes(blocks, 'message', '/blocks'), []);
      }
    });
  }

  it('cut a long list and say how many are left out', async () => {
    await using c = await context('de');
    assert.match(message(invitationPreview({ ...bigPlan, unreachable: [] }, c.ctx), c.ctx).text, /und 185 weitere/);
  });

  it('offer to send only what can be sent', async () => {
    await using c = await context('de');
    const lines = (plan: InvitationPlan) => JSON.stringify(invitationPreview(plan, c.ctx)).match(/invite send now/g);
    assert.equal(lines(bigPlan)?.length, 1);
    assert.equal(lines({ ...bigPlan, isMailSetUp: false }), null);
    assert.equal(lines({ ...bigPlan, people: [] }), null);
  });

  it('tell a visit without people from one where all is sent', async () => {
    await using c = await context('en');
    const textOf = (participants: number) =>
      message(invitationPreview({ isMailSetUp: true, people: [], participants, unreachable: [] }, c.ctx), c.ctx).text;
    assert.match(textOf(0), /\/besuch member add/);
    assert.match(textOf(3), /nothing to send/);
  });
});
