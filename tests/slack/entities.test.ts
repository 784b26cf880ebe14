import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeEscapes, type Entity, readEntity, showEntities } from '../../src/slack/entities.ts';

describe('reading what Slack escapes', () => {
  const examples: [string, Entity | undefined][] = [
    ['<@U012ABCDEF>', { kind: 'user', id: 'U012ABCDEF' }],
    ['<@W012|katja b>,', { kind: 'user', id: 'W012', label: 'katja b' }],
    ['<#C012|besuch>', { kind: 'channel', id: 'C012', label: 'besuch' }],
    ['<#C012|>', { kind: 'channel', id: 'C012' }],
    ['<C012|>', { kind: 'channel', id: 'C012' }],
    ['<!subteam^S012|@runde>', { kind: 'usergroup', id: 'S012' }],
    ['<mailto:katja@lkos.de|katja@lkos.de>', { kind: 'email', address: 'katja@lkos.de' }],
    ['<mailto:katja|katja>', undefined],
    ['<https://lkos.de/x>', { kind: 'link', url: 'https://lkos.de/x' }],
    ['<https://lkos.de|lkos.de: a > b>', { kind: 'link', url: 'https://lkos.de', label: 'lkos.de: a > b' }],
    ['<javascript:alert(1)|x>', undefined],
    ['<!channel>', undefined],
    ['<!here|here>', undefined],
    ['@katja', { kind: 'name', name: 'katja' }],
    ['Katja Bielefeld', { kind: 'name', name: 'Katja Bielefeld' }],
    ['katja@lkos.de', { kind: 'email', address: 'katja@lkos.de' }],
    ['katja@lkos', undefined],
    ['https://lkos.de', { kind: 'link', url: 'https://lkos.de' }],
    ['#3', undefined],
    ['@', undefined],
    ['', undefined],
  ];
  for (const [text, entity] of examples) {
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(readEntity(text), entity));
  }

  it('shows mentions and links as a person reads them', () => {
    const text =
      'Mit <@U1|katja> in <#C1|besuch>: <https://lkos.de|lkos.de>, <mailto:a@b.de|a@b.de>, <https://x.de> <!channel> a<b';
    assert.equal(showEntities(text), 'Mit @katja in #besuch: lkos.de, a@b.de, https://x.de <!channel> a<b');
  });

  it('undoes the escapes exactly once', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('&', '<', '>', 'lt;', 'amp;', 'a') }), (text) => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        assert.equal(decodeEscapes(escaped), text);
      }),
    );
  });

  it('never throws, and only ever gives plain addresses and web links', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('<>@#|!^:/.abUS1 '), 'mailto:', 'http://') }),
        (text) => {
          showEntities(text);
          const entity = readEntity(text);
          if (entity?.kind === 'email') assert.match(entity.address, /^[^\s@<>]+@[^\s@<>]+$/);
          if (entity?.kind === 'link') assert.match(entity.url, /^https?:\/\/\S+$/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
