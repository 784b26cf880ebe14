/** Requests about conversations, people, files and views; deletions come last. */

import { modal } from '../workspace.ts';
import { atPost, home, inVisit, on, person, places, pressable, type Request, unknownTs } from './asking.ts';

export const otherRequests: Request[] = [
  ...on('conversations.info', { plain: inVisit({}), ...places(() => ({})) }),
  ...on('conversations.members', { plain: inVisit({}), ...places(() => ({})) }),
  ...on('conversations.list', {
    plain: undefined,
    'private ones too': () => ({ types: 'public_channel,private_channel' }),
    'without archived ones': () => ({ exclude_archived: true }),
    'direct messages': () => ({ types: 'im' }),
    'a type that is none': () => ({ types: 'none' }),
    'a cursor that is none': () => ({ cursor: 'none' }),
  }),
  ...on('conversations.open', {
    plain: (asker) => ({ users: asker.id(person) }),
    again: (asker) => ({ users: asker.id(person), return_im: true }),
    'of several': (asker) => ({ users: `${asker.id(person)},${asker.id('jonas.wessel')}` }),
    'by its id': (asker) => ({ channel: asker.earlier('conversations.open, plain', 'channel', 'id') }),
    'nobody named': undefined,
    'an unknown person': () => ({ users: 'U0NONE' }),
    'too many people': () => ({ users: Array.from({ length: 9 }, (_, index) => `U0${index}`).join(',') }),
  }),
  ...on('conversations.history', {
    plain: inVisit({}),
    'the latest one': inVisit({ limit: 1 }),
    ...places(() => ({})),
  }),
  ...on('conversations.replies', {
    plain: atPost({}),
    'unknown ts': inVisit({ ts: unknownTs }),
    'no ts': inVisit({}),
    ...places(() => ({ ts: unknownTs })),
  }),
  ...on('users.info', {
    plain: (asker) => ({ user: asker.id(person) }),
    'the bot': () => ({ user: 'U0BESUCHE' }),
    'with locale': (asker) => ({ user: asker.id(person), include_locale: true }),
    'unknown user': () => ({ user: 'U0NONE' }),
    'no user': undefined,
  }),
  ...on('users.list', { plain: undefined, 'a cursor that is none': () => ({ cursor: 'none' }) }),
  ...on('users.lookupByEmail', {
    plain: () => ({ email: 'heike.brandt@lkos.example' }),
    'unknown address': () => ({ email: 'none@lkos.example' }),
    'no address': undefined,
  }),
  ...on('users.profile.get', {
    plain: (asker) => ({ user: asker.id(person) }),
    'unknown user': () => ({ user: 'U0NONE' }),
    'no user': undefined,
  }),
  ...on('pins.add', {
    plain: (asker) => ({ channel: asker.id('visit'), timestamp: asker.earlier('chat.postMessage, text', 'ts') }),
    again: (asker) => ({ channel: asker.id('visit'), timestamp: asker.earlier('chat.postMessage, text', 'ts') }),
    'unknown ts': inVisit({ timestamp: unknownTs }),
    'no ts': inVisit({}),
    ...places(() => ({ timestamp: unknownTs })),
  }),
  ...on('bookmarks.add', {
    plain: (asker) => ({ channel_id: asker.id('visit'), type: 'link', title: 'Plan', link: 'https://example.org/' }),
    'another protocol': (asker) => ({ channel_id: asker.id('visit'), type: 'link', title: 'Plan', link: 'ftp://x' }),
    'another type': (asker) => ({ channel_id: asker.id('visit'), type: 'file', title: 'Plan', link: 'https://x.org' }),
    'no title': (asker) => ({ channel_id: asker.id('visit'), type: 'link', link: 'https://example.org/' }),
    'unknown channel': () => ({ channel_id: 'C0NONE', type: 'link', title: 'Plan', link: 'https://example.org/' }),
  }),
  ...on('files.getUploadURLExternal', {
    plain: () => ({ filename: 'plan.csv', length: 5 }),
    'nothing uploaded': () => ({ filename: 'plan.csv', length: 5 }),
    'no name': () => ({ length: 5 }),
    'no length': () => ({ filename: 'plan.csv' }),
    'length 0': () => ({ filename: 'plan.csv', length: 0 }),
  }),
  ...on('files.completeUploadExternal', {
    plain: async (asker) => {
      const upload = (...path: string[]) => asker.earlier('files.getUploadURLExternal, plain', ...path);
      await fetch(upload('upload_url'), { method: 'POST', body: 'a;b\n1' });
      const files = [{ id: upload('file_id'), title: 'Plan' }];
      return { files, channel_id: asker.id('visit'), initial_comment: 'Der Plan' };
    },
    'before the upload': (asker) => ({
      files: [{ id: asker.earlier('files.getUploadURLExternal, nothing uploaded', 'file_id') }],
    }),
    'unknown file': () => ({ files: [{ id: 'F0NONE' }] }),
    'no files': undefined,
  }),
  ...on('files.info', {
    plain: (asker) => ({ file: asker.earlier('files.getUploadURLExternal, plain', 'file_id') }),
    'unknown file': () => ({ file: 'F0NONE' }),
    'no file': undefined,
  }),
  ...on('conversations.history', { 'with a file': inVisit({ limit: 1 }) }),
  ...on('views.publish', {
    plain: (asker) => ({ user_id: asker.id(person), view: home }),
    'with an old hash': (asker) => ({ user_id: asker.id(person), view: home, hash: '1.old' }),
    'unknown user': () => ({ user_id: 'U0NONE', view: home }),
    'no user': () => ({ view: home }),
    'no view': (asker) => ({ user_id: asker.id(person) }),
    'a modal': (asker) => ({ user_id: asker.id(person), view: modal() }),
  }),
  ...on('views.open', {
    plain: async (asker) => ({ trigger_id: await asker.side.trigger(asker.id(person)), view: pressable }),
    'an unknown trigger': () => ({ trigger_id: '1.2.none', view: modal() }),
    'no trigger': () => ({ view: modal() }),
    'no view': async (asker) => ({ trigger_id: await asker.side.trigger(asker.id(person)) }),
    'a view that is no JSON': async (asker) => ({ trigger_id: await asker.side.trigger(asker.id(person)), view: '{' }),
    'a home': async (asker) => ({ trigger_id: await asker.side.trigger(asker.id(person)), view: home }),
  }),
  ...on('views.update', {
    plain: (asker) => ({ view_id: asker.earlier('views.open, plain', 'view', 'id'), view: pressable }),
    'with an old hash': (asker) => ({
      view_id: asker.earlier('views.open, plain', 'view', 'id'),
      view: pressable,
      hash: asker.earlier('views.open, plain', 'view', 'hash'),
    }),
    'unknown view': () => ({ view_id: 'V0NONE', view: modal() }),
    'no view named': () => ({ view: modal() }),
    'no view': (asker) => ({ view_id: asker.earlier('views.open, plain', 'view', 'id') }),
  }),
  ...on('views.push', {
    plain: async (asker) => ({
      trigger_id: await asker.side.trigger(asker.id(person), asker.earlier('views.open, plain', 'view', 'id')),
      view: modal(),
    }),
    'a trigger from outside': async (asker) => ({
      trigger_id: await asker.side.trigger(asker.id(person)),
      view: modal(),
    }),
    'an unknown trigger': () => ({ trigger_id: '1.2.none', view: modal() }),
  }),
  ...on('oauth.v2.access', {
    'unknown client': () => ({ client_id: '0.0', client_secret: 'x', code: 'none' }),
    'a wrong secret': () => ({ client_id: '1.2', client_secret: 'x', code: 'none' }),
    'an unknown code': () => ({ client_id: '1.2', client_secret: 'client-secret', code: 'none' }),
    'no code': () => ({ client_id: '1.2', client_secret: 'client-secret' }),
  }),
  // What emulate takes here would change the answers to the requests above.
  ...on('chat.update', {
    'empty text': atPost({ text: '' }),
    'a text of 4001 characters': atPost({ text: 'x'.repeat(4001) }),
  }),
  ...on('chat.delete', {
    plain: atPost({}),
    again: atPost({}),
    'unknown ts': inVisit({ ts: unknownTs }),
    'no ts': inVisit({}),
    ...places(() => ({ ts: unknownTs })),
  }),
];
