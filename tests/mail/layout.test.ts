import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { layoutMail, type MailContent } from '../../src/mail/layout.ts';

function sampleContent(change: Partial<MailContent> = {}): MailContent {
  return {
    heading: 'Einladung: Besuch des Landkreises',
    paragraphs: ['Guten Tag Frau Müller,', 'wir laden Sie ein.\nBitte antworten Sie im Kalender.'],
    columns: ['Zeit', 'Programmpunkt', 'Ort'],
    rows: [
      ['09:00\u00a0Uhr', 'Begrüßung', 'Raum 2050'],
      ['10:30\u00a0Uhr', 'Führung', ''],
    ],
    link: { text: 'Ihre Seite', url: 'https://besuche.example.org/p?a=1&b=2' },
    footer: 'Landkreis Osnabrück',
    language: 'de',
    ...change,
  };
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** The words that a mail program shows, in order. */
function wordsOf(html: string): string[] {
  const body = html.slice(html.indexOf('<body'));
  const shown = body.replace(/<[^>]*>/g, ' ').replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? '');
  return shown.split(/[\s|:-]+/).filter((word) => word !== '');
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x>',
    '&amp;',
    "' onload='x",
    '</td></table>',
    'a\r\nb',
    '<!--',
    ']]>',
  ),
);
const row = fc.tuple(text, text, text);
const content = fc
  .record({
    heading: text,
    paragraphs: fc.array(text),
    labels: fc.array(text, { maxLength: 3 }),
    columns: row,
    rows: fc.array(row),
    footer: text,
    query: text,
  })
  .map(({ query, labels, ...rest }) =>
    sampleContent({
      ...rest,
      buttons: labels.map((label, index) => ({ text: label, url: `https://example.org/button/${index}` })),
      link: { text: query, url: `https://example.org/?q=${encodeURIComponent(query.toWellFormed())}` },
    }),
  );

describe('a mail in HTML and in plain text', () => {
  it('says the same in both', () => {
    const { html, text: plain } = layoutMail(sampleContent());
    assert.deepEqual(
      wordsOf(html),
      plain.split(/[\s|:-]+/).filter((word) => word !== ''),
    );
    assert.match(plain, /^09:00\u00a0Uhr \| Begrüßung \| Raum 2050$/m);
    assert.match(plain, /^10:30\u00a0Uhr \| Führung$/m);
  });

  it('says the same in both whatever the text, which never becomes markup', () => {
    const tags = (html: string) => (html.match(/<\/?[a-z0-9]+/g) ?? []).filter((tag) => tag !== '<br');
    fc.assert(
      fc.property(content, (given) => {
        const { html, text } = layoutMail(given);
        const plain = text.replaceAll(/\nhttps:\/\/example\.org\/button\/\d(?=\n)/g, '');
        assert.deepEqual(
          wordsOf(html),
          plain.split(/[\s|:-]+/).filter((word) => word !== ''),
        );
        const filled = (words: string) => (words.trim() === '' ? '' : 'x');
        const harmless = sampleContent({
          heading: 'x',
          paragraphs: given.paragraphs.map(() => 'x'),
          buttons: (given.buttons ?? []).map(({ url }) => ({ text: 'x', url })),
          rows: given.rows.map(() => ['x', 'x', 'x']),
          footer: filled(given.footer.replace(/\p{Cc}/gu, ' ')),
        });
        assert.deepEqual(tags(html), tags(layoutMail(harmless).html));
      }),
    );
  });

  it('names its language, and the head of each column and row', () => {
    const { html } = layoutMail(sampleContent());
    assert.match(html, /<html lang="de">/);
    assert.equal(html.match(/<th scope="col"/g)?.length, 3);
    assert.equal(html.match(/<th scope="row"/g)?.length, 2);
    assert.equal(html.match(/<table role="presentation"/g)?.length, 2);
  });

  it('loads nothing, and leaves colours to the reader', () => {
    const { html } = layoutMail(sampleContent());
    assert.doesNotMatch(html, /<img|<link|<script|url\(|src=|background|[^-]color:/);
    assert.match(html, /<meta name="color-scheme" content="light dark">/);
  });

  it('leaves out the table, the link and the footer where there are none', () => {
    const { link: _, ...rest } = sampleContent({ rows: [], footer: '' });
    const { html, text: plain } = layoutMail(rest);
    assert.doesNotMatch(html, /<th|<a /);
    assert.doesNotMatch(plain, /Programmpunkt|-- /);
  });

  it('has a button for each answer that can be clicked all over, and its address in plain text', () => {
    const buttons = [
      { text: 'Zusagen', url: 'https://besuche.example.org/p?answer=yes#answer' },
      { text: 'Absagen & <gehen>', url: 'https://besuche.example.org/p?answer=no#answer' },
    ];
    const { html, text: plain } = layoutMail(sampleContent({ buttons }));
    const drawn = [
      ...html.matchAll(/<td [^>]*border:2px[^>]*><a href="([^"]*)" style="display:block;padding:10px[^>]*>([^<]*)</g),
    ];
    assert.deepEqual(
      drawn.map(([, url, words]) => [url, words]),
      [
        ['https://besuche.example.org/p?answer=yes#answer', 'Zusagen'],
        ['https://besuche.example.org/p?answer=no#answer', 'Absagen &amp; &lt;gehen&gt;'],
      ],
    );
    assert.match(html, /mso-padding-alt:10px/);
    assert.doesNotMatch(html, /src=|background|[^-]color:/);
    assert.match(plain, /^Absagen & <gehen>:\nhttps:\/\/besuche\.example\.org\/p\?answer=no#answer$/m);
    const order = ['Bitte antworten', 'Zusagen', 'Begrüßung', 'Ihre Seite'];
    for (const said of [html, plain]) {
      const places = order.map((words) => said.indexOf(words));
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
      );
      assert.ok(!places.includes(-1));
    }
  });

  it('links to web pages only', () => {
    const buttons = [{ text: 'x', url: 'javascript:alert(1)' }];
    assert.throws(() => layoutMail(sampleContent({ buttons })), TypeError);
    assert.throws(() => layoutMail(sampleContent({ link: { text: 'x', url: 'javascript:alert(1)' } })), TypeError);
  });
});
