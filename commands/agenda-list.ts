/** The verb of the agenda that lists the topics. */

import { type Field, type MenuOption, type Menus, type VisitContext, visitVerb } from '../src/command.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import { listSessions } from '../src/db/session.ts';
import { listTopics } from '../src/db/topic.ts';
import { agendaTime } from '../src/domain/agenda-time.ts';
import { fold } from '../src/domain/nearest.ts';
import { fieldsOf, isWanted, presentersOf, topicFilter } from '../src/domain/topic-filter.ts';
import { findProgrammeFor, findViewer, mayRead } from '../src/domain/visible-programme.ts';
import { fieldWords } from '../src/i18n/vocabulary.ts';
import { visibleTime } from '../src/views/topic.ts';
import { topicList } from '../src/views/topic-list.ts';
import { hidden, line, number, oneOf, who, yesNo } from './fields.ts';

const statuses = ['proposed', 'accepted', 'scheduled', 'declined', 'deferred'] as const;
const filterWords = [...fieldWords.filter.en, ...fieldWords.filter.de];
const whole = 'all';

export const listVerbs = {
  list: visitVerb({
    who: 'anyone',
    words: (words) => (filterWords.some((word) => word === fold(words)) ? { filter: 'yes' } : { status: words }),
    opensModal: ({ filter }) => filter !== undefined,
    fields: {
      status: orWhole(oneOf(...statuses)),
      field: orWhole(line(80)),
      side: orWhole(oneOf('host', 'guest')),
      presenter: orWhole(who),
      part: hidden(number),
      filter: hidden(yesNo),
    },
    // Whoever picks something from a menu of Slack cannot take it away again.
    current: async () => ({ status: whole, field: whole, side: whole, presenter: whole }),
    menus: filterMenus,
    async run(ctx, { part, ...wanted }) {
      const { db } = ctx.deps;
      const { visit } = ctx;
      const viewer = await findViewer(db, visit, ctx.actor);
      const published = await findProgrammeFor(db, visit, ctx.actor);
      const coordinates = await isCoordinator(db, visit.id, ctx.actor.userId);
      const all = (await listTopics(db, visit.id)).filter((topic) => mayRead(topic, viewer));
      const filter = await topicFilter(db, visit, all, wanted);
      const ranked = all.filter(({ status }) => status !== 'declined');
      const shown = all
        .map((topic) => ({
          topic,
          time: visibleTime(topic, published, coordinates),
          rank: ranked.indexOf(topic) + 1,
        }))
        .filter(({ topic, time }) => isWanted(topic, time !== undefined, filter));
      const sum = agendaTime(visit, all, await listSessions(db, visit.id));
      const blocks = topicList({ topics: shown, all: all.length, filter, page: part ?? 1, sum, coordinates }, ctx);
      // From page to page the list stays where it is; opened from elsewhere, it does not take that place.
      return { blocks, replaces: part != null };
    },
  }),
};

/** Not to filter by it can be said, too. */
function orWhole<T>(field: Field<T> & { required: false }): Field<T | null> & { required: false } {
  return {
    ...field,
    read: (text, reading) => ([whole, 'alle'].includes(fold(text.trim())) ? null : field.read(text, reading)),
  };
}

async function filterMenus({ deps, visit, actor, t }: VisitContext): Promise<Menus> {
  const viewer = await findViewer(deps.db, visit, actor);
  const topics = (await listTopics(deps.db, visit.id)).filter((topic) => mayRead(topic, viewer));
  const menu = (options: MenuOption[]) => [{ text: t.agendaList.any, value: whole }, ...options];
  const asWritten = (texts: string[]) => texts.map((text) => ({ text, value: [...text].slice(0, 75).join('') }));
  return {
    status: menu(statuses.map((status) => ({ text: capitalised(t.choices[status]), value: status }))),
    field: menu(asWritten(fieldsOf(topics))),
    side: menu([
      { text: visit.host, value: 'host' },
      { text: visit.guest, value: 'guest' },
    ]),
    presenter: menu(asWritten(presentersOf(topics))),
  };
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
