import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { methods } from '../../src/sandbox/web-api/methods.ts';
import { neededScopes } from '../../src/slack/manifest.ts';
import { click, openModal, posted, submit } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people } from '../support/world.ts';

describe('the scopes of our manifest', () => {
  it('cover all that the bot asks of Slack, from its first command to the day of the visit, and all are used', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add "Youth welfare" length=45m', people.staff);
    await w.settle();
    await click(w, people.landrat, posted(w, '#1 Youth welfare'), 'Abstimmen');
    await openModal(w, '/visit agenda add', people.staff);
    await submit(w, people.staff, { title: 'Adult education' });
    await w.visit('agenda accept 1');
    await w.visit('agenda move 1 day=1 at=10:00');
    await w.visit('publish');
    await w.visit('picture');
    await w.slack.as(people.staff).openHome();
    await w.slack.until(() => w.slack.as(people.staff).home, 'the App Home');
    await w.moveClock('2027-06-15T08:00:00.000Z');
    await w.settle();
    const calls = w.slack.exchanges.filter(({ what }) => methods.has(what));
    const refused = calls.filter(({ answer }) => JSON.stringify(answer)?.includes('"missing_scope"'));
    assert.deepEqual(
      refused.map(({ what, broken }) => `${what}: ${broken}`),
      [],
    );
    const names = new Set(calls.map(({ what }) => what));
    for (const name of ['chat.postMessage', 'chat.update', 'conversations.members', 'users.info', 'views.publish']) {
      assert.ok(names.has(name), name);
    }
    const used = new Set([...names].flatMap((name) => methods.get(name)?.scopes ?? []));
    // The command itself asks for `commands`, addresses for `users:read.email`.
    const others = ['commands', 'users:read.email'];
    assert.deepEqual(
      neededScopes().filter((scope) => !used.has(scope) && !others.includes(scope)),
      [],
    );
  });
});
