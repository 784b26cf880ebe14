import type { webApi } from '@slack/bolt';
import { DeliveryError } from '../jobs/effect.ts';
import { toDeliveryError } from './delivery-fault.ts';

/** A picture, with what it is called and what it says to who cannot see it. */
export interface UploadedFile {
  name: string;
  title: string;
  altText: string;
  bytes: Uint8Array;
}

/** A file that Slack has, but shows nowhere yet. */
export interface WaitingFile {
  id: string;
  title: string;
  /** The app's conversation with the one who is to get it. */
  channel: string;
}

type Fetch = NonNullable<webApi.WebClientOptions['fetch']>;

/**
 * The first steps of an upload (https://docs.slack.dev/messaging/working-with-files): the address, and the bytes. Nobody sees any of
 * it; so whatever goes wrong may be done again.
 *
 * @throws DeliveryError
 */
export async function prepareUpload(
  client: webApi.WebClient,
  userId: string,
  file: UploadedFile,
  send: { fetch: Fetch; timeoutMilliseconds: number },
): Promise<WaitingFile> {
  const { channel } = await unseen(() => client.conversations.open({ users: userId }));
  // Slack's name for it; `alt_text`, as the SDK's types have it, is not among the arguments of the method.
  const wanted = { filename: file.name, length: file.bytes.length, alt_txt: file.altText };
  const { upload_url: address, file_id: id } = await unseen(() => client.files.getUploadURLExternal(wanted));
  if (!channel?.id || !address || !id) throw new DeliveryError('transient', 'answer without an upload');
  await unseen(() => sendBytes(address, file, send));
  return { id, title: file.title, channel: channel.id };
}

/** Shows the file in the conversation. Not knowing whether that happened is not knowing whether it was seen. @throws DeliveryError */
export async function completeUpload(client: webApi.WebClient, { id, title, channel }: WaitingFile): Promise<void> {
  try {
    await client.files.completeUploadExternal({ files: [{ id, title }], channel_id: channel });
  } catch (error) {
    throw toDeliveryError(error);
  }
}

async function sendBytes(
  address: string,
  { name, bytes }: UploadedFile,
  { fetch, timeoutMilliseconds }: { fetch: Fetch; timeoutMilliseconds: number },
): Promise<void> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), name);
  const signal = AbortSignal.timeout(timeoutMilliseconds);
  const answer = await fetch(address, { method: 'POST', body, redirect: 'error', signal });
  // Read to its end, so that the connection can be used again.
  await answer.text();
  if (!answer.ok) throw new DeliveryError('transient', `HTTP ${answer.status}`);
}

async function unseen<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const fault = toDeliveryError(error);
    if (fault instanceof DeliveryError && fault.kind !== 'unknown') throw fault;
    throw new DeliveryError('transient', fault instanceof DeliveryError ? fault.reason : 'no answer');
  }
}
