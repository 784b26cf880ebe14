/** Where what ours and emulate answer does not have the same shape. */

import type { KnownDifference } from './outcomes.ts';

export const knownShapes: KnownDifference[] = [
  {
    why: 'Slack names the app’s id as possible, but its example for a bot’s token has none; our bot must do without.',
    source: 'https://docs.slack.dev/reference/methods/auth.test',
    lines: ['auth.test app_id: ours nothing, emulate string'],
  },
  {
    why: 'emulate leaves this out.',
    source: 'https://docs.slack.dev/reference/methods/auth.test and team.info',
    lines: [
      'auth.test is_enterprise_install: ours boolean, emulate nothing',
      'team.info team.url: ours string, emulate nothing',
      'team.info team.email_domain: ours string, emulate nothing',
      'team.info team.icon: ours object, emulate nothing',
    ],
  },
  {
    why: 'emulate leaves out who the app is, and most of what the first message of a thread says of its replies.',
    source:
      'the answers recorded by Slack, in @slack/web-api (ConversationsRepliesResponse, ChatScheduleMessageResponse)',
    lines: [
      'message.team: ours string, emulate nothing',
      'message.bot_id: ours string, emulate nothing',
      'message.app_id: ours string, emulate nothing',
      'message.thread_ts: ours string, emulate nothing',
      'message.reply_users_count: ours number, emulate nothing',
      'message.latest_reply: ours string, emulate nothing',
      'chat.scheduleMessage message.bot_id: ours string, emulate nothing',
      'chat.scheduleMessage message.user: ours string, emulate nothing',
    ],
  },
  {
    why: 'Slack makes up the block_id that an app does not give.',
    source: 'https://docs.slack.dev/reference/block-kit/blocks (block_id)',
    lines: [
      'message blocks: block_id: ours string, emulate nothing',
      'view blocks: block_id: ours string, emulate nothing',
    ],
  },
  {
    why: 'Slack’s page says which warning there is, not its words.',
    source: 'https://docs.slack.dev/reference/methods/chat.postMessage (message_truncated)',
    lines: ['chat.postMessage response_metadata.messages: ours nothing, emulate list'],
  },
  {
    why: 'Signs of older ways to post that our bot does not read; Slack’s recorded answers have no subtype here.',
    source: '@slack/web-api (ConversationsHistoryResponse, ChatScheduleMessageResponse)',
    lines: [
      'chat.scheduleMessage message.subtype: ours nothing, emulate string',
      'message.subtype: ours nothing, emulate string',
      'message.upload: ours nothing, emulate boolean',
    ],
  },
  {
    why: 'How a message was to be read is not part of it.',
    source: '@slack/web-api (ChatPostMessageResponse)',
    lines: [
      'message.parse: ours nothing, emulate string',
      'message.link_names: ours nothing, emulate boolean',
      'message.unfurl_links: ours nothing, emulate boolean',
      'message.unfurl_media: ours nothing, emulate boolean',
    ],
  },
  {
    why: 'What a person has read or closed; ours keeps it in the page.',
    source: 'left out: our bot does not read it',
    lines: [
      'channel.is_open: ours nothing, emulate boolean',
      'channel.last_read: ours nothing, emulate string',
      'conversations.open channel.is_open: ours nothing, emulate boolean',
      'conversations.open channel.last_read: ours nothing, emulate string',
    ],
  },
  {
    why: 'Of a direct message Slack says little, and no name.',
    source: 'https://docs.slack.dev/reference/objects/conversation-object (im)',
    lines: [
      'channel.name: ours nothing, emulate string',
      'channel.name_normalized: ours nothing, emulate string',
      'channel.is_channel: ours nothing, emulate boolean',
      'channel.is_group: ours nothing, emulate boolean',
      'channel.is_mpim: ours nothing, emulate boolean',
      'channel.is_private: ours nothing, emulate boolean',
      'channel.is_member: ours nothing, emulate boolean',
      'channel.topic: ours nothing, emulate object',
      'channel.purpose: ours nothing, emulate object',
      'channel.creator: ours nothing, emulate string',
      'channel.num_members: ours nothing, emulate number',
      'conversations.open channel.name: ours nothing, emulate string',
      'conversations.open channel.name_normalized: ours nothing, emulate string',
      'conversations.open channel.is_channel: ours nothing, emulate boolean',
      'conversations.open channel.is_group: ours nothing, emulate boolean',
      'conversations.open channel.is_mpim: ours nothing, emulate boolean',
      'conversations.open channel.is_private: ours nothing, emulate boolean',
      'conversations.open channel.is_member: ours nothing, emulate boolean',
      'conversations.open channel.topic: ours nothing, emulate object',
      'conversations.open channel.purpose: ours nothing, emulate object',
      'conversations.open channel.creator: ours nothing, emulate string',
      'conversations.open channel.num_members: ours nothing, emulate number',
    ],
  },
  {
    why: 'emulate leaves this out.',
    source: 'https://docs.slack.dev/reference/objects/conversation-object',
    lines: [
      'channel.is_general: ours boolean, emulate nothing',
      'channel.is_shared: ours boolean, emulate nothing',
      'channel.is_ext_shared: ours boolean, emulate nothing',
      'channel.is_org_shared: ours boolean, emulate nothing',
      'channel.is_pending_ext_shared: ours boolean, emulate nothing',
      'channel.context_team_id: ours string, emulate nothing',
      'conversations.open channel.is_org_shared: ours boolean, emulate nothing',
      'conversations.open channel.context_team_id: ours string, emulate nothing',
    ],
  },
  {
    why: 'Slack counts the pins, and gives a cursor where there is more.',
    source: 'https://docs.slack.dev/reference/methods/conversations.history',
    lines: [
      'conversations.history pin_count: ours number, emulate nothing',
      'conversations.history response_metadata: ours nothing, emulate object',
    ],
  },
  {
    why: 'Nobody here has a picture or a huddle.',
    source: 'left out: our bot does not read it',
    lines: [
      'profile.image_48: ours nothing, emulate string',
      'profile.image_192: ours nothing, emulate string',
      'profile.huddle_state: ours nothing, emulate string',
      'profile.huddle_state_expiration_ts: ours nothing, emulate number',
    ],
  },
  {
    why: 'Only emulate’s bot has an address, only emulate has an administrator.',
    source: 'https://docs.slack.dev/reference/methods/users.info: fields may be absent; slack-facts.md §11',
    lines: ['profile.email: ours nothing, emulate string', 'user.is_admin: ours false, emulate false/true'],
  },
  {
    why: 'emulate leaves this out.',
    source:
      'https://docs.slack.dev/reference/methods/users.info and users.list; https://docs.slack.dev/reference/objects/user-object',
    lines: [
      'profile.first_name: ours string, emulate nothing',
      'profile.last_name: ours string, emulate nothing',
      'profile.team: ours string, emulate nothing',
      'user.is_app_user: ours boolean, emulate nothing',
      'user.updated: ours number, emulate nothing',
      'user.color: ours string, emulate nothing',
      'user.tz: ours string, emulate nothing',
      'user.tz_label: ours string, emulate nothing',
      'user.tz_offset: ours number, emulate nothing',
      'user.is_owner: ours boolean, emulate nothing',
      'user.is_primary_owner: ours boolean, emulate nothing',
      'user.is_restricted: ours boolean, emulate nothing',
      'user.is_ultra_restricted: ours boolean, emulate nothing',
      'user.is_email_confirmed: ours boolean, emulate nothing',
      'profile.bot_id: ours string, emulate nothing',
      'profile.api_app_id: ours string, emulate nothing',
      'user.locale: ours string, emulate nothing',
      'users.list cache_ts: ours number, emulate nothing',
    ],
  },
  {
    why: 'Slack’s example has an emoji, and no app, for it was a person who added it.',
    source: 'https://docs.slack.dev/reference/methods/bookmarks.add',
    lines: [
      'bookmarks.add bookmark.emoji: ours null, emulate string',
      'bookmarks.add bookmark.app_id: ours string, emulate null',
    ],
  },
  {
    why: 'What Slack finds out from the content, and where a file was shown; emulate’s initial_comment is a string, Slack’s an object.',
    source: 'left out: our bot does not read it; @slack/web-api (FilesInfoResponse)',
    lines: [
      'file.mimetype: ours nothing, emulate string',
      'file.pretty_type: ours nothing, emulate string',
      'file.shares: ours nothing, emulate object',
      'file.initial_comment: ours nothing, emulate string',
    ],
  },
  {
    why: 'Comments come by cursor.',
    source: 'https://docs.slack.dev/reference/methods/files.info',
    lines: [
      'files.info response_metadata: ours object, emulate nothing',
      'files.info paging: ours nothing, emulate object',
    ],
  },
  {
    why: 'emulate leaves this out.',
    source: 'https://docs.slack.dev/reference/methods/views.open',
    lines: ['view.app_installed_team_id: ours string, emulate nothing'],
  },
];
