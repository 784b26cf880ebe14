import fc from 'fast-check';

const nasty = fc.constantFrom(
  '\r\n',
  '\n',
  '\r',
  '\u2028',
  '\u0085',
  '\0',
  '\u007f',
  '\\n',
  '\\',
  ';',
  ',',
  ':',
  '"',
  '^n',
  '^',
  'mailto:',
  'X-EVIL:1',
  'END:VEVENT',
  'BEGIN:VALARM',
  'ATTENDEE:mailto:evil@example.net',
  "'",
  '\t',
  '=?utf-8?Q?=0D=0A?=',
  '\r\nX-EVIL:1',
  '\nBcc: evil@example.net',
  '\r\n\r\n<b>',
  'END:VEVENT\r\nBEGIN:VALARM',
  '\nATTENDEE:mailto:evil@example.net',
  'BEGIN:VEVENT',
  'END:VCALENDAR',
  'METHOD:REQUEST',
  'ä',
  '𝔘',
  '👩‍👩‍👧',
  '\ud800',
  'ﬀ',
  '\u202e',
  ' ',
  'Kreis',
  '<evil@example.net>',
  ', evil@example.net',
);

/** What somebody could have typed, and worse. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary', maxLength: 120 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));
