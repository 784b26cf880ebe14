import type { Visit } from '../db/schema.ts';
import { type Language, texts } from '../i18n/index.ts';
import type { HomeView } from '../slack/block-kit.ts';
import { buttons, heading, note, paragraph } from './blocks.ts';

/** The App Home: the reader's visits, the nearest first, with what can be done in each. */
export function home(visits: Visit[], language: Language, command: string): HomeView {
  const t = texts(language);
  const blocks = visits
    .slice(0, 20)
    .flatMap((visit) => [
      heading(visit.title),
      paragraph(`${t.visit.hostAndGuest(visit)}\n${t.visit.period(visit)}, ${visit.place}`),
      buttons(
        { text: t.visit.show, line: `visit show in=${visit.code}` },
        { text: t.agenda.propose, line: `agenda add in=${visit.code}` },
        { text: t.agenda.showList, line: `agenda list in=${visit.code}` },
        { text: t.programme.meTitle, line: `programme me in=${visit.code}` },
      ),
    ]);
  return {
    type: 'home',
    blocks: [
      ...(blocks.length > 0 ? blocks : [paragraph(t.visit.listEmpty), paragraph(t.errors.noVisitHowTo(command))]),
      note(t.errors.seeHelp(command)),
    ],
  };
}
