/** All methods by their names. */

import { oauthAccess } from '../oauth.ts';
import * as chat from './chat.ts';
import * as schedule from './chat-schedule.ts';
import * as conversations from './conversations.ts';
import * as files from './files.ts';
import type { Method } from './method.ts';
import * as misc from './misc.ts';
import * as users from './users.ts';
import * as views from './views.ts';

export const methods: ReadonlyMap<string, Method> = new Map([
  ['api.test', misc.apiTest],
  ['apps.connections.open', misc.connectionsOpen],
  ['auth.test', misc.authTest],
  ['bookmarks.add', misc.addBookmark],
  ['chat.delete', chat.remove],
  ['chat.deleteScheduledMessage', schedule.deleteScheduledMessage],
  ['chat.getPermalink', chat.getPermalink],
  ['chat.postEphemeral', chat.postEphemeral],
  ['chat.postMessage', chat.postMessage],
  ['chat.scheduleMessage', schedule.scheduleMessage],
  ['chat.scheduledMessages.list', schedule.listScheduledMessages],
  ['chat.update', chat.update],
  ['conversations.history', conversations.history],
  ['conversations.info', conversations.info],
  ['conversations.list', conversations.list],
  ['conversations.members', conversations.members],
  ['conversations.open', conversations.open],
  ['conversations.replies', conversations.replies],
  ['files.completeUploadExternal', files.completeUpload],
  ['files.getUploadURLExternal', files.getUploadUrl],
  ['files.info', files.info],
  ['oauth.v2.access', oauthAccess],
  ['pins.add', misc.addPin],
  ['team.info', misc.teamInfo],
  ['users.conversations', users.conversations],
  ['users.info', users.info],
  ['users.list', users.list],
  ['users.lookupByEmail', users.lookupByEmail],
  ['users.profile.get', users.getProfile],
  ['views.open', views.open],
  ['views.publish', views.publish],
  ['views.push', views.push],
  ['views.update', views.update],
]);
