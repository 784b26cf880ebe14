import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findLinkOfToken, renewAccessLink } from '../../src/domain/access-link.ts';
import { removePerson } from '../../src/domain/person.ts';
import { changeSettings } from '../../src/domain/settings.ts';
import { parseEvent, textOf } from '../calendar/sample-event.ts';
import { coordinator, invitationWorld } from '../domain/invitation-world.ts';
import { post, read } from './invitation-post.ts';

describe('mails of invitations', () => {
  it('lead to the programme and to three answers, in calendar and mail alike; a cancellation leads nowhere', async (t) => {
    await using w = await invitationWorld('sqlite');
    const { deliver } = await post(t, w);
    await w.fix(1, '09:00', 'Begrüßung');
    await w.publish();
    const ann = await w.member('ann.hall@blk.example.org', { language: 'en' });
    await w.member('goetz@blk.example.org', { side: 'guest' });
    await w.send();
    const mails = await deliver();
    assert.equal(mails.length, 2);
    for (const mail of mails) {
      const isAnn = mail.envelope.to[0]?.startsWith('ann') ?? false;
      const [, url = ''] = /^(https:\/\/besuche\.example\.org\/programme\/[\w-]{43})$/m.exec(mail.text) ?? [];
      const token = url.slice(-43);
      const link = await findLinkOfToken(w.deps.db, 'programme', token);
      assert.equal(link?.person_id === ann.id, isAnn);
      const words = isAnn ? ['Accept', 'Maybe', 'Decline'] : ['Zusagen', 'Vielleicht', 'Absagen'];
      for (const [index, answer] of ['yes', 'maybe', 'no'].entries()) {
        const target = `${url}?answer=${answer}#answer`;
        assert.ok(mail.text.includes(`${words[index]}:\n${target}`));
        assert.ok(mail.html.includes(`<a href="${target}"`) && mail.html.includes(`>${words[index]}</a>`));
      }
      const { event } = parseEvent(mail.calendar?.content ?? '');
      assert.equal(textOf(event, 'url'), url);
      assert.ok(textOf(event, 'description').endsWith(`:\n${url}`));
    }
    await removePerson(w.deps, coordinator, w.visit.id, { kind: 'name', name: ann.name });
    const [cancel] = await deliver();
    assert.equal(read(cancel).method, 'CANCEL');
    for (const said of [cancel?.text, cancel?.html, cancel?.calendar?.content]) {
      assert.doesNotMatch(said ?? assert.fail(), /programme\/|Accept/);
    }
  });

  it('are no change when only the link is another one', async (t) => {
    await using w = await invitationWorld('sqlite');
    const { deliver } = await post(t, w);
    await w.fix(1, '09:00', 'Begrüßung');
    await w.publish();
    const person = await w.member('goetz@blk.example.org');
    await w.send();
    await deliver();
    const target = { visitId: w.visit.id, personId: person.id, purpose: 'programme' as const };
    await renewAccessLink(w.deps, w.deps.db, target);
    assert.deepEqual((await w.send()).people, []);
  });

  it('reach who left before they were sent, without links that would lead nowhere', async (t) => {
    await using w = await invitationWorld('sqlite');
    const { deliver } = await post(t, w);
    await w.fix(1, '09:00', 'Begrüßung');
    await w.publish();
    const person = await w.member('goetz@blk.example.org');
    await w.send();
    await removePerson(w.deps, coordinator, w.visit.id, { kind: 'name', name: person.name });
    const [request, cancel] = await deliver();
    assert.match(request?.text ?? '', /Bitte sagen Sie in Ihrem Kalender zu oder ab; Ihre Antwort geht an besuche@/);
    assert.doesNotMatch(request?.html ?? '', /<a /);
    assert.deepEqual([request?.calendar?.method, cancel?.calendar?.method], ['REQUEST', 'CANCEL']);
  });

  it('say what an event is replaced by when the visit invites in another way', async (t) => {
    await using w = await invitationWorld('sqlite');
    const { deliver } = await post(t, w);
    await w.fix(1, '09:00', 'Begrüßung');
    await w.publish();
    await w.member('goetz@blk.example.org');
    await w.member('ann.hall@blk.example.org', { language: 'en' });
    await w.send();
    await deliver();
    const cancelled = async (scope: 'day' | 'session') => {
      await changeSettings(w.deps, coordinator, w.visit.id, { scope }, true);
      return (await deliver()).filter((mail) => read(mail).method === 'CANCEL');
    };
    const [split, splitEnglish] = await cancelled('session');
    assert.match(split?.subject ?? '', /^Ersetzt: Besuch /);
    assert.match(split?.text ?? '', /statt dieses Termins haben Sie von jetzt an einen für jeden Programmpunkt/);
    assert.match(splitEnglish?.subject ?? '', /^Replaced: Visit /);
    const [merged, mergedEnglish] = await cancelled('day');
    assert.match(merged?.text ?? '', /dieser Programmpunkt steht von jetzt an im Termin für den ganzen Tag/);
    assert.match(mergedEnglish?.text ?? '', /this session is part of the event for the whole day/);
  });
});
