/** Files that people or the bot uploaded: storing them, how the Web API and payloads describe them, and who may open them. */

import type { Json } from './json-values.ts';
import type { StoredFile, Workspace } from './state.ts';
import type { SlackChannel, SlackFile, SlackMessage } from './types.ts';

export function addFile(
  ws: Workspace,
  file: { name: string; userId: string; length: number; altText?: string; content?: Buffer },
): StoredFile {
  const stored: StoredFile = {
    id: ws.newId('F'),
    title: file.name,
    created: Math.floor(ws.options.now().getTime() / 1000),
    complete: file.content !== undefined,
    channels: [],
    content: undefined,
    ...file,
  };
  ws.files.set(stored.id, stored);
  return stored;
}

/** A file object (https://docs.slack.dev/reference/objects/file-object). */
export function fileJson(ws: Workspace, file: StoredFile): Json {
  const address = `${ws.baseUrl ?? ''}/files-pri/${file.id}/${encodeURIComponent(file.name)}`;
  const placed = (fits: (channel: SlackChannel) => boolean) =>
    file.channels.filter((id) => {
      const channel = ws.channels.get(id);
      return channel !== undefined && fits(channel);
    });
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    user: file.userId,
    user_team: ws.options.teamId,
    size: file.length,
    editable: false,
    filetype: file.name.includes('.') ? (file.name.split('.').at(-1) ?? '') : 'binary',
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: file.channels.some((id) => ws.channels.get(id)?.is_private === false),
    public_url_shared: false,
    display_as_bot: false,
    url_private: address,
    url_private_download: address,
    permalink: `https://${ws.options.teamDomain}.slack.com/files/${file.userId}/${file.id}/${encodeURIComponent(file.name)}`,
    channels: placed((channel) => !channel.is_private),
    groups: placed((channel) => channel.is_private && !channel.is_im),
    ims: placed((channel) => channel.is_im),
    comments_count: 0,
    is_starred: false,
    has_rich_preview: false,
    ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
  };
}

/** What a message says of its files. */
export function fileInMessage(file: StoredFile): NonNullable<SlackMessage['files']>[number] {
  const { id, title, name, length: size, altText } = file;
  return { id, title, name, size, ...(altText === undefined ? {} : { altText }) };
}

/** A file that somebody may open: their own, or one in a message that they see. */
export function findReadableFile(ws: Workspace, personId: string, fileId: string): SlackFile | undefined {
  const file = ws.files.get(fileId);
  if (!file?.content || (file.userId !== personId && !isShownTo(ws, personId, fileId))) return undefined;
  return { name: file.name, content: file.content, json: fileJson(ws, file) };
}

function isShownTo(ws: Workspace, personId: string, fileId: string): boolean {
  return [...ws.messages].some(
    ([channelId, messages]) =>
      ws.channels.get(channelId)?.members.includes(personId) &&
      messages.some(
        (message) => (message.ephemeral_to ?? personId) === personId && message.files?.some((one) => one.id === fileId),
      ),
  );
}
