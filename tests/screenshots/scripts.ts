/** What is typed and read while the pictures are taken, in each language. */

import { people } from '../support/world.ts';

interface Line {
  line: string;
  /** What the answer says. */
  answer: string;
}

export interface Script {
  language: 'de' | 'en';
  /** Who is on the pictures; coordinates the visit by then, and is a member of a delegation. */
  player: string;
  /** What Heike Brandt, who coordinates the sample visit, does first. */
  before: Line[];
  propose: Line;
  plan: Line[];
  publish: Line;
  says: Record<
    | 'welcome'
    | 'proposed'
    | 'publishNow'
    | 'published'
    | 'prepare'
    | 'inviteNext'
    | 'sendNow'
    | 'preview'
    | 'sent'
    | 'inMail',
    string
  > & { vote: RegExp; mailbox: RegExp; invitation: RegExp };
}

const german: Script = {
  language: 'de',
  player: people.coordinator,
  before: [],
  propose: {
    line: '/besuch tagesordnung neu "Abfallwirtschaft" dauer=45m',
    answer: 'Thema #8 „Abfallwirtschaft“ ist vorgeschlagen.',
  },
  plan: [
    {
      line: '/besuch top fest "Begrüßung" tag=1 um=9:00 dauer=30m art=begrüßung raum=2050',
      answer: '„Begrüßung“ ist eingeplant',
    },
    { line: '/besuch top verschieben 1 tag=1 um=9:30 raum=2050', answer: '„Migrationskonzept“ ist eingeplant' },
    {
      line: '/besuch top fest "Mittagessen" tag=1 um=12:30 dauer=1h art=essen',
      answer: '„Mittagessen“ ist eingeplant',
    },
    { line: '/besuch top verschieben 8 tag=2 um=9:00 raum=2050', answer: '„Abfallwirtschaft“ ist eingeplant' },
    {
      line: '/besuch top verschieben 3 tag=1 um="ca. 14:00" raum=MaßArbeit',
      answer: '„Arbeitsvermittlung“ ist eingeplant',
    },
    {
      line: '/besuch top verschieben 2 tag=2 um=10:00 raum=2050',
      answer: '„Integration von Zugewanderten“ ist eingeplant',
    },
  ],
  publish: { line: '/besuch veröffentlichen', answer: 'Das ist die erste veröffentlichte Fassung.' },
  says: {
    welcome: 'So geht es los',
    proposed: 'vorgeschlagen von Heike Brandt',
    vote: /^Abstimmen.*#8 /,
    publishNow: 'Jetzt veröffentlichen',
    published: 'Das Programm von „Arbeitsbesuch Burgenlandkreis“ ist veröffentlicht',
    prepare: 'Einladungen vorbereiten',
    inviteNext: 'Das Programm ist veröffentlicht (Fassung 1).',
    sendNow: 'Jetzt senden',
    preview: 'Das würde verschickt',
    sent: 'Die Einladungen sind unterwegs',
    mailbox: /^Mein Postfach/,
    invitation: /Einladung: Besuch Burgenlandkreis – Tag 1/,
    inMail: 'Guten Tag Heike Brandt',
  },
};

const english: Script = {
  language: 'en',
  player: people.english,
  before: [
    { line: '/visit koordination neu @emily.carter', answer: 'Emily Carter koordiniert' },
    { line: '/visit mitglied neu @emily.carter seite=gastgeber', answer: 'Emily Carter ist' },
  ],
  propose: {
    line: '/visit agenda add "Waste management" length=45m',
    answer: 'Topic #8 “Waste management” is proposed.',
  },
  plan: [
    {
      line: '/visit agenda fix "Welcome" day=1 at=9:00 length=30m kind=welcome room=2050',
      answer: '“Welcome” is planned',
    },
    { line: '/visit agenda move 1 day=1 at=9:30 room=2050', answer: '“Migrationskonzept” is planned' },
    { line: '/visit agenda fix "Lunch" day=1 at=12:30 length=1h kind=meal', answer: '“Lunch” is planned' },
    { line: '/visit agenda move 8 day=2 at=9:00 room=2050', answer: '“Waste management” is planned' },
    { line: '/visit agenda move 3 day=1 at="ca. 14:00" room=MaßArbeit', answer: '“Arbeitsvermittlung” is planned' },
    { line: '/visit agenda move 2 day=2 at=10:00 room=2050', answer: '“Integration von Zugewanderten” is planned' },
  ],
  publish: { line: '/visit publish', answer: 'This is the first published version.' },
  says: {
    welcome: 'How to begin',
    proposed: 'proposed by Emily Carter',
    vote: /^Vote.*#8 /,
    publishNow: 'Publish now',
    published: 'The programme of “Arbeitsbesuch Burgenlandkreis” is published',
    prepare: 'Prepare invitations',
    inviteNext: 'The programme is published (version 1).',
    sendNow: 'Send now',
    preview: 'what would be sent',
    sent: 'Invitations are on their way',
    mailbox: /^My mailbox/,
    invitation: /Invitation: Visit of Burgenlandkreis – day 1/,
    inMail: 'Dear Emily Carter',
  },
};

export const scripts: readonly Script[] = [german, english];
