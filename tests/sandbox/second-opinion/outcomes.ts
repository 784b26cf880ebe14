/** Where ours and emulate do not agree on whether a request is good, or what is wrong with it. */

export interface KnownDifference {
  why: string;
  /** Where Slack says so, or that it is a choice of ours. */
  source: string;
  /** As `differences` words them. */
  lines: string[];
}

export const knownOutcomes: KnownDifference[] = [
  {
    why: 'emulate takes a token that it does not know for that of its first person.',
    source: 'https://docs.slack.dev/reference/methods/auth.test (invalid_auth)',
    lines: [
      'auth.test, bad token: ours invalid_auth, emulate ok',
      'chat.postMessage, bad token: ours invalid_auth, emulate missing_scope',
    ],
  },
  {
    why: 'Slack does not let on that a private channel exists.',
    source:
      'https://docs.slack.dev/reference/methods/conversations.info (channel_not_found); not_in_channel is for public ones',
    lines: [
      'chat.postMessage, a private channel without the bot: ours channel_not_found, emulate not_in_channel',
      'chat.update, a private channel without the bot: ours channel_not_found, emulate not_in_channel',
      'chat.postEphemeral, a private channel without the bot: ours channel_not_found, emulate not_in_channel',
      'chat.getPermalink, a private channel without the bot: ours channel_not_found, emulate not_in_channel',
      'chat.scheduleMessage, a private channel without the bot: ours channel_not_found, emulate not_in_channel',
      'conversations.info, a private channel without the bot: ours channel_not_found, emulate not_in_channel',
      'conversations.members, a private channel without the bot: ours channel_not_found, emulate not_in_channel',
      'conversations.history, a private channel without the bot: ours channel_not_found, emulate not_in_channel',
      'conversations.replies, a private channel without the bot: ours channel_not_found, emulate not_in_channel',
      'pins.add, a private channel without the bot: ours channel_not_found, emulate not_in_channel',
      'chat.delete, a private channel without the bot: ours channel_not_found, emulate not_in_channel',
    ],
  },
  {
    why: 'emulate lets everybody write and read in public channels; Slack wants a member, unless it has chat:write.public.',
    source: 'https://docs.slack.dev/reference/methods/chat.postMessage and conversations.history (not_in_channel)',
    lines: [
      'chat.postMessage, a public channel without the bot: ours not_in_channel, emulate ok',
      'chat.postEphemeral, a public channel without the bot: ours not_in_channel, emulate user_not_found',
      'chat.scheduleMessage, a public channel without the bot: ours not_in_channel, emulate ok',
      'conversations.history, a public channel without the bot: ours not_in_channel, emulate ok',
      'conversations.replies, a public channel without the bot: ours not_in_channel, emulate ok',
    ],
  },
  {
    why: 'emulate does not look for the first message of a thread.',
    source:
      'https://docs.slack.dev/reference/methods/conversations.replies (thread_not_found); for chat.postMessage a strictness of ours: Slack’s page names no error',
    lines: [
      'chat.postMessage, in a thread that is none: ours thread_not_found, emulate ok',
      'conversations.replies, unknown ts: ours thread_not_found, emulate ok',
      'conversations.replies, an archived channel: ours thread_not_found, emulate ok',
    ],
  },
  {
    why: 'Slack’s page names no such error for posting; ours is that of opening the conversation, so that the mistake shows.',
    source: 'a strictness of ours',
    lines: ['chat.postMessage, to the bot itself: ours cannot_dm_bot, emulate channel_not_found'],
  },
  {
    why: 'Slack takes a name with its number sign; emulate only one without.',
    source: 'https://docs.slack.dev/reference/methods/chat.postMessage#channels',
    lines: [
      'chat.postMessage, by the name of a channel: ours ok, emulate channel_not_found',
      'chat.postMessage, by the bare name of a channel: ours channel_not_found, emulate ok',
    ],
  },
  {
    why: 'emulate does not look into metadata.',
    source: 'https://docs.slack.dev/reference/methods/chat.postMessage (invalid_metadata_format); slack-facts.md §7',
    lines: ['chat.postMessage, with metadata without a type: ours invalid_metadata_format, emulate ok'],
  },
  {
    why: 'Text that nobody sees is no text.',
    source: 'https://docs.slack.dev/reference/methods/chat.postMessage and chat.update (no_text)',
    lines: [
      'chat.postMessage, text of spaces: ours no_text, emulate ok',
      'chat.update, empty text: ours no_text, emulate ok',
    ],
  },
  {
    why: 'Blocks that cannot be read at all have an error of their own.',
    source: 'https://docs.slack.dev/reference/methods/chat.postMessage and chat.update (invalid_blocks_format)',
    lines: [
      'chat.postMessage, blocks that are no JSON: ours invalid_blocks_format, emulate invalid_blocks',
      'chat.postMessage, blocks that are no list: ours invalid_blocks_format, emulate invalid_blocks',
      'chat.update, blocks that are no JSON: ours invalid_blocks_format, emulate invalid_blocks',
    ],
  },
  {
    why: 'emulate does not check blocks.',
    source: 'slack-facts.md §8; https://docs.slack.dev/reference/block-kit/blocks',
    lines: [
      'chat.postMessage, a block of no known type: ours invalid_blocks, emulate ok',
      'chat.postMessage, a header that is too long: ours invalid_blocks, emulate ok',
      'chat.postMessage, 51 blocks: ours invalid_blocks, emulate ok',
    ],
  },
  {
    why: 'emulate does not count.',
    source: 'https://docs.slack.dev/reference/methods/chat.update (msg_too_long); slack-facts.md §7',
    lines: ['chat.update, a text of 4001 characters: ours msg_too_long, emulate ok'],
  },
  {
    why: 'Slack’s error has another name here than elsewhere.',
    source: 'https://docs.slack.dev/reference/methods/chat.scheduledMessages.list (invalid_channel)',
    lines: ['chat.scheduledMessages.list, unknown channel: ours invalid_channel, emulate channel_not_found'],
  },
  {
    why: 'emulate looks for the message before the channel.',
    source:
      'https://docs.slack.dev/reference/methods/chat.update and chat.delete (channel_not_found: the channel was invalid)',
    lines: [
      'chat.update, no channel: ours channel_not_found, emulate message_not_found',
      'chat.update, unknown channel: ours channel_not_found, emulate message_not_found',
      'chat.delete, no channel: ours channel_not_found, emulate message_not_found',
      'chat.delete, unknown channel: ours channel_not_found, emulate message_not_found',
    ],
  },
  {
    why: 'emulate overlooks what it does not know.',
    source:
      'https://docs.slack.dev/reference/methods/conversations.list (invalid_types, invalid_cursor) and users.list (invalid_cursor)',
    lines: [
      'conversations.list, a type that is none: ours invalid_types, emulate ok',
      'conversations.list, a cursor that is none: ours invalid_cursor, emulate ok',
      'users.list, a cursor that is none: ours invalid_cursor, emulate ok',
    ],
  },
  {
    why: 'Slack’s pages say that the argument is required, mostly not what it answers without; ours says the same everywhere, and a bot must never send this.',
    source: 'slack-facts.md §10 for length; the general error missing_argument for the rest',
    lines: [
      'chat.update, no ts: ours missing_argument, emulate message_not_found',
      'chat.postEphemeral, no user: ours missing_argument, emulate user_not_found',
      'chat.getPermalink, no ts: ours missing_argument, emulate message_not_found',
      'chat.deleteScheduledMessage, no id: ours missing_argument, emulate invalid_scheduled_message_id',
      'conversations.replies, no ts: ours missing_argument, emulate channel_not_found',
      'bookmarks.add, no title: ours missing_argument, emulate invalid_arguments',
      'files.getUploadURLExternal, no name: ours missing_argument, emulate invalid_arguments',
      'files.getUploadURLExternal, no length: ours missing_argument, emulate invalid_arguments',
      'files.getUploadURLExternal, length 0: ours missing_argument, emulate ok',
      'chat.delete, no ts: ours missing_argument, emulate message_not_found',
    ],
  },
  {
    why: 'Slack’s page has no is_archived; without the message there is nothing to pin.',
    source: 'https://docs.slack.dev/reference/methods/pins.add (message_not_found)',
    lines: ['pins.add, an archived channel: ours message_not_found, emulate is_archived'],
  },
  {
    why: 'Slack has no error invalid_view; a view that is missing, or not of the method’s kind, is an invalid argument.',
    source: 'https://docs.slack.dev/reference/methods/views.open, views.update and views.publish (invalid_arguments)',
    lines: [
      'views.publish, no user: ours invalid_arguments, emulate user_not_found',
      'views.publish, no view: ours invalid_arguments, emulate invalid_view',
      'views.publish, a modal: ours invalid_arguments, emulate invalid_view',
      'views.open, no trigger: ours invalid_arguments, emulate invalid_trigger_id',
      'views.open, no view: ours invalid_arguments, emulate invalid_view',
      'views.open, a view that is no JSON: ours invalid_arguments, emulate invalid_view',
      'views.open, a home: ours invalid_arguments, emulate invalid_view',
      'views.update, no view named: ours invalid_arguments, emulate not_found',
      'views.update, no view: ours invalid_arguments, emulate invalid_view',
    ],
  },
  {
    why: 'Slack’s page has no view_not_found; a trigger from outside a modal is no trigger for pushing.',
    source: 'https://docs.slack.dev/reference/methods/views.push (invalid_trigger_id)',
    lines: ['views.push, a trigger from outside: ours invalid_trigger_id, emulate view_not_found'],
  },
  {
    why: 'emulate does not tell a wrong secret from an unknown app.',
    source: 'https://docs.slack.dev/reference/methods/oauth.v2.access (bad_client_secret)',
    lines: ['oauth.v2.access, a wrong secret: ours bad_client_secret, emulate invalid_client_id'],
  },
];
