/** A channel or direct message: its head, its messages and the composer. */

import { composer } from './composer.js';
import { h } from './dom.js';
import { messageList } from './messages.js';
import { markRead } from './reads.js';
import { slackWords } from './slack-words.js';

/** What Slackbot tells one person, as Slack does when a command fails; kept until it is dismissed or the page is left. */
const notices = new Map();

export function channelPage(ctx, channelId, redraw) {
  const { store } = ctx;
  const list = messageList();
  const channel = store.channel(channelId);
  const key = `${store.me} ${channelId}`;
  const name = nameOf(channel, ctx);

  function notice(text) {
    const own = notices.get(key) ?? [];
    const message = {
      ts: (store.now().getTime() / 1000).toFixed(6),
      channel: channelId,
      user: 'USLACKBOT',
      name: ctx.t.slackbot,
      text: '',
      blocks: [{ type: 'section', text: { type: 'plain_text', text: slackWords(text, ctx.language) } }],
      ephemeral_to: store.me,
      local: true,
      dismiss() {
        notices.set(
          key,
          notices.get(key).filter((one) => one !== message),
        );
        redraw();
      },
    };
    notices.set(key, [...own, message]);
    redraw();
  }

  async function send(text) {
    list.toEnd();
    const isCommand = text.startsWith('/');
    const answer = await store.act(
      isCommand ? 'command' : 'say',
      isCommand ? { channel: channelId, line: text } : { channel: channelId, text },
    );
    if (answer.error) notice(answer.error);
  }

  async function shortcut(input) {
    const answer = await store.act('shortcut', input);
    if (answer.error) notice(answer.error);
  }

  const closed = channel.is_archived ? ctx.t.archived : channel.joined ? undefined : ctx.t.notJoined;
  const line = closed ? undefined : composer(ctx, name, { send, shortcut });
  const node = h('div', { class: 'channel' }, list.node, line?.node ?? h('p', { class: 'closed' }, closed));

  return {
    node,
    title: name,
    focus: () => line?.focus(),
    update(now) {
      const own = { ...now, shortcut };
      const messages = [...store.messages(channelId), ...(notices.get(key) ?? [])];
      messages.sort((a, b) => Number(a.ts) - Number(b.ts));
      const command = store.team.commands[0]?.command;
      const hint = command && channel.joined ? ` ${now.t.startHint(command)}` : '';
      const empty = h('p', { class: 'empty' }, now.t.emptyChannel + hint);
      list.update(messages, own, empty);
      if (document.visibilityState === 'visible')
        markRead(store.me, channelId, Number(store.messages(channelId).at(-1)?.ts ?? 0));
    },
  };
}

function nameOf(channel, { store }) {
  return channel.is_im ? store.team.bot.name : `#${channel.name}`;
}
