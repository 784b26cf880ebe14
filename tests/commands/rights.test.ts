/** Who may what is decided on every way in: typed, clicked and submitted, genuine or forged. */

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { nouns } from '../../commands/index.ts';
import { texts } from '../../src/i18n/index.ts';
import type { VerbPath } from '../../src/i18n/vocabulary.ts';
import { textOf } from '../../src/views/message.ts';
import { openModal, posted, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { channel, people, type World, world } from '../support/world.ts';

const coordinatorsVerbs = nouns.flatMap(({ name, verbs }) =>
  Object.entries(verbs).flatMap(([verb, { who }]) => (who === 'coordinator' ? [`${name}.${verb}` as VerbPath] : [])),
);

/** Everything that a visit is made of; what a refused request leaves as it was. */
async function everything({ bot: { deps } }: World) {
  const tables = [
    'visit',
    'coordinator',
    'person',
    'topic',
    'session',
    'publication',
    'invitation',
    'reply',
    'outbox',
  ] as const;
  return Promise.all(tables.map((table) => deps.db.selectFrom(table).selectAll().execute()));
}

/** Signs an interaction as Slack would and posts it. */
async function forge(w: World, payload: Record<string, unknown>): Promise<string> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const at = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', w.slack.options.signingSecret).update(`v0:${at}:${body}`).digest('hex');
  const response = await fetch(`http://127.0.0.1:${w.bot.port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  assert.equal(response.status, 200);
  return response.text();
}

/** A submission by the outsider, of a modal that they made up. */
function forgeSubmission(w: World, view: Record<string, unknown>): Promise<string> {
  return forge(w, {
    type: 'view_submission',
    team: { id: 'T0LKOS' },
    user: { id: people.outsider, team_id: 'T0LKOS' },
    api_app_id: 'A0BESUCHE',
    view,
    response_urls: [],
  });
}

describe('what only coordinators may', () => {
  it('is refused to staff who type it, each verb of it, and names who may', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add Youth welfare');
    await w.settle();
    const before = await everything(w);
    assert.ok(coordinatorsVerbs.length >= 15);
    for (const path of coordinatorsVerbs) {
      const said = await w.visit(texts('en').verbs[path].example, people.english);
      assert.equal(said, 'Only coordinators of this visit can do that. Please ask Heike Brandt.', path);
    }
    assert.deepEqual(await everything(w), before);
    assert.deepEqual(w.slack.as(people.english).views, []);
  });

  it('is refused to staff who send the value of a coordinator’s button', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add Youth welfare');
    await w.settle();
    const card = posted(w, '#1 Youth welfare');
    const before = await everything(w);
    for (const value of [
      'agenda accept 1',
      'programme publish now',
      'visit close now',
      'invite send now',
      'member remove Ulrich',
    ]) {
      await forge(w, {
        type: 'block_actions',
        team: { id: 'T0LKOS' },
        user: { id: people.staff, team_id: 'T0LKOS' },
        api_app_id: 'A0BESUCHE',
        channel: { id: channel },
        container: { type: 'message', message_ts: card.ts, channel_id: channel },
        message: { ts: card.ts },
        trigger_id: `1.2.${value.replaceAll(' ', '')}`,
        actions: [
          {
            type: 'button',
            action_id: 'agenda vote',
            block_id: 'b',
            action_ts: `${card.ts}1`,
            value: `${value} in=LKOS-BLK-27`,
          },
        ],
      });
    }
    await w.settle();
    assert.deepEqual(await everything(w), before);
  });

  it('is refused in a submission whose hidden values were changed to another visit', async () => {
    await using w = await worldWithVisit();
    const [visit] = await w.bot.deps.db.selectFrom('visit').selectAll().execute();
    await w.visit('new Own host=A guest=B from=2027-07-01 to=2027-07-02 place=C', people.outsider, 'C0ALLES');
    const modal = await openModal(w, '/visit edit', people.outsider, 'C0ALLES');
    await w.settle();
    const before = await everything(w);
    const memory = { ...JSON.parse(modal.private_metadata), visitId: visit?.id, channelId: channel };
    for (const path of ['visit.edit', 'agenda.add', 'visit.close'] as const) {
      const answer = await forgeSubmission(w, {
        ...modal,
        callback_id: path,
        hash: path,
        private_metadata: JSON.stringify({ ...memory, path }),
        state: { values: { title: { title: { type: 'plain_text_input', value: 'Mine now' } } } },
      });
      assert.match(answer, /Diesen Besuch gibt es hier nicht|nur die Koordination/, path);
    }
    await w.settle();
    assert.deepEqual(await everything(w), before);
  });

  it('is not read in a submission whose hidden values were changed to another visit', async () => {
    await using w = await worldWithVisit();
    await w.visit('member add goetz.ulrich@blk.example name="Götz Ulrich" side=guest');
    const [visit] = await w.bot.deps.db.selectFrom('visit').selectAll().execute();
    for (const path of ['visit.show', 'member.list', 'agenda.list', 'coordinator.list', 'visit.close'] as const) {
      const memory = { path, visitId: visit?.id, channelId: channel, command: '/visit', behind: {} };
      const answer = await forgeSubmission(w, {
        id: 'V1',
        type: 'modal',
        callback_id: path,
        hash: path,
        title: { type: 'plain_text', text: '-' },
        blocks: [],
        private_metadata: JSON.stringify({ ...memory, openedAt: '2027-05-03T08:00:00.000Z' }),
        state: { values: {} },
      });
      assert.match(answer, /Diesen Besuch gibt es hier nicht/, path);
      assert.doesNotMatch(answer, /Working visit|Heike|Ulrich/, path);
    }
  });

  it('is not taken from someone whom the bot first sees when a modal opens', async () => {
    await using w = await world();
    await w.bot.deps.db.deleteFrom('channel_member').execute();
    await openModal(w, '/visit new', people.english);
    const days = { from: '2027-06-15', to: '2027-06-16' };
    const visit = { title: 'Working visit', host: 'Landkreis Osnabrück', guest: 'Burgenlandkreis', place: 'Here' };
    assert.match(await submit(w, people.english, { ...visit, ...days }), /Working visit/);
    await w.settle();
    await w.bot.deps.db.deleteFrom('channel_member').execute();
    await openModal(w, '/visit agenda add', people.staff);
    assert.match(await submit(w, people.staff, { title: 'Jugendhilfe' }), /Thema #1/);
  });

  it('is refused to a coordinator of another visit', async () => {
    await using w = await worldWithVisit();
    await w.visit('new Own host=A guest=B from=2027-07-01 to=2027-07-02 place=C', people.staff, 'C0ALLES');
    assert.match(await w.visit('close now in=LKOS-BLK-27', people.staff, 'C0ALLES'), /nur die Koordination/);
    assert.match(
      textOf((await w.slack.as(people.staff).command('C0ALLES', '/visit show')).message?.blocks ?? []),
      /^Own/,
    );
  });
});
