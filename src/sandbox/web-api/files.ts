/** Uploads in three steps: an address, the bytes, the completion (https://docs.slack.dev/reference/methods/files.getUploadURLExternal). */

import { getVisibleChannel, getWritableChannel } from '../channels.ts';
import { addFile, fileInMessage, fileJson } from '../files.ts';
import { codePoints, isObject, string } from '../json-values.ts';
import { insertMessage } from '../messages.ts';
import { SlackError } from '../slack-error.ts';
import { optionalInteger, optionalJson, optionalList, optionalString, requiredString } from './arguments.ts';
import { threadArgument } from './chat.ts';
import type { Method } from './method.ts';

const MOST_ALT_TEXT = 1000;
const MOST_CHANNELS = 100;

export const getUploadUrl: Method = {
  tier: 4,
  token: 'bot',
  scopes: ['files:write'],
  run({ ws, args }) {
    const name = requiredString(args, 'filename');
    const length = optionalInteger(args, 'length') ?? 0;
    if (length <= 0) throw new SlackError('missing_argument', 'length must be more than 0');
    const altText = optionalString(args, 'alt_txt');
    if (codePoints(altText ?? '') > MOST_ALT_TEXT) {
      throw new SlackError('alt_txt_too_large', `alt_txt holds ${MOST_ALT_TEXT} characters`);
    }
    const file = addFile(ws, { name, userId: ws.options.bot.userId, length, ...(altText ? { altText } : {}) });
    return { upload_url: `${ws.baseUrl ?? ''}/upload/v1/${file.id}`, file_id: file.id };
  },
};

export const completeUpload: Method = {
  tier: 4,
  token: 'bot',
  scopes: ['files:write'],
  run({ ws, args }) {
    const given = optionalJson(args, 'files');
    if (!Array.isArray(given) || given.length === 0)
      throw new SlackError('invalid_arguments', 'files must name a file');
    const files = given.map((one) => {
      const file = ws.files.get(isObject(one) ? string(one.id) : '');
      if (!file) throw new SlackError('file_not_found');
      if (!file.content) throw new SlackError('file_not_found', 'nothing was uploaded to the upload_url');
      return { file, title: isObject(one) && typeof one.title === 'string' ? one.title : file.name };
    });
    const single = optionalString(args, 'channel_id');
    const ids = single === undefined ? (optionalList(args, 'channels') ?? []) : [single];
    if (ids.length > MOST_CHANNELS) throw new SlackError('invalid_arguments', `at most ${MOST_CHANNELS} channels`);
    const channels = ids.map((id) => getWritableChannel(ws, getVisibleChannel(ws, id).id));
    for (const { file, title } of files) {
      file.title = title;
      file.complete = true;
      file.channels.push(...channels.map((channel) => channel.id));
    }
    for (const channel of channels) {
      insertMessage(ws, {
        channel: channel.id,
        user: ws.options.bot.userId,
        text: optionalString(args, 'initial_comment') ?? '',
        blocks: [],
        files: files.map(({ file }) => fileInMessage(file)),
        ...threadArgument(ws, args, channel.id),
      });
    }
    return { files: files.map(({ file }) => fileJson(ws, file)) };
  },
};

export const info: Method = {
  tier: 4,
  token: 'bot',
  scopes: ['files:read'],
  run({ ws, args }) {
    const file = ws.files.get(requiredString(args, 'file', 'file_not_found'));
    if (!file?.complete) throw new SlackError('file_not_found');
    return { file: fileJson(ws, file), comments: [], response_metadata: { next_cursor: '' } };
  },
};
