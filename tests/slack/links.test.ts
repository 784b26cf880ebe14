import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { messageLink, readLinks, readMessageLink } from '../../src/slack/links.ts';

const separator = fc.constantFrom(', ', ',', '; ', ' ', '\n');

describe('links in a text', () => {
  it('are found again, whatever stands between them and in whichever form they are', () => {
    const form = fc.constantFrom(
      (url: string) => url,
      (url: string) => `<${url}>`,
      (url: string) => `<${url}|Name>`,
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 12 }), form, separator, (ids, write, between) => {
        const urls = ids.map((id) => `https://a.example/${id}?b=1,2`);
        assert.deepEqual(
          readLinks(urls.map(write).join(between))?.map(({ url }) => url),
          urls,
        );
      }),
    );
  });

  it('lead to web addresses only, without a name and password', () => {
    const part = fc.constantFrom(
      'https://',
      'http:',
      '//',
      'a.example',
      '@',
      '<',
      '>',
      '|',
      'javascript:',
      ' ',
      ',',
      '/x',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
        (text) => {
          for (const { url } of readLinks(text) ?? []) {
            const { protocol, username, password } = new URL(url);
            assert.ok(['http:', 'https:'].includes(protocol) && username + password === '', url);
          }
        },
      ),
    );
  });
});

describe('the link of a message', () => {
  const place = { teamDomain: 'lkos', channelId: 'C0BESUCH', ts: '1778745600.000100', threadTs: '' };

  it('is the one that Slack itself would give', () => {
    const alone = 'https://lkos.slack.com/archives/C0BESUCH/p1778745600000100';
    assert.equal(messageLink(place), alone);
    assert.equal(messageLink({ ...place, threadTs: place.ts }), alone);
    const reply = messageLink({ ...place, threadTs: '1778745000.000100' });
    assert.equal(reply, `${alone}?thread_ts=1778745000.000100&cid=C0BESUCH`);
    assert.equal(readMessageLink(reply ?? ''), reply);
  });

  it('is not made of what could lead elsewhere', () => {
    for (const teamDomain of ['', 'boese.example/', 'a@b', 'x#']) {
      assert.equal(messageLink({ ...place, teamDomain }), undefined, teamDomain);
    }
  });
});
