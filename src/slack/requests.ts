/** What Slack asks of the bot and what the bot answers, free of Bolt: the border between app.ts and dispatch. */

import type { Block, HomeView, ModalView } from './block-kit.ts';

/** A message as chat.postMessage, an acknowledgement and response_url take it. */
export interface Message {
  text: string;
  blocks: Block[];
}

export interface Caller {
  teamId: string;
  userId: string;
}

export interface CommandRequest extends Caller {
  /** Names this delivery: the same again has no second effect. */
  key: string;
  channelId: string;
  /** With its slash: `/visit`. */
  command: string;
  text: string;
  triggerId: string;
  responseUrl: string;
}

export interface ActionRequest extends Caller {
  key: string;
  /** Names the button and where it stands: the same for both halves of a double click. */
  click?: string;
  actionId: string;
  /** A button's value, or the value of what was picked. */
  value: string;
  triggerId: string;
  /** Where the message stands in which it was clicked. */
  channelId?: string;
  responseUrl?: string;
  /** True when the click was in a message that only the caller sees, and so may be replaced. */
  inPrivateMessage: boolean;
  view?: { id: string; hash: string; type: 'modal' | 'home'; callbackId: string; privateMetadata: string };
}

export interface SubmissionRequest extends Caller {
  key: string;
  callbackId: string;
  privateMetadata: string;
  /** By block_id: what was filled in, as text; several values as a list; missing when empty. */
  values: Map<string, string | string[]>;
  /** The block_id of each input that it has, filled in or not. */
  inputs: ReadonlySet<string>;
}

export interface ShortcutRequest extends Caller {
  key: string;
  callbackId: string;
  triggerId: string;
  channelId?: string;
  responseUrl?: string;
  /** The message that it was used on; its link, where Slack says enough to make one. */
  message?: { text: string; userId?: string; link?: string };
}

/** What a command, a click or a shortcut is answered with. */
export type Answer =
  | { kind: 'nothing' }
  /**
   * Seen by the caller only. The view says the same; it is shown where there is no message to answer at (App Home, modals,
   * shortcuts).
   */
  | { kind: 'message'; message: Message; view?: ModalView }
  /** Takes the place of the private message that was clicked. */
  | { kind: 'replace'; message: Message; view?: ModalView }
  /** Opened with the trigger; on top of the modal that was clicked, or in its place when that only showed an answer. */
  | { kind: 'modal'; view: ModalView };

export type SubmissionAnswer =
  /** Closes the modal; the message goes to the response_url of the command that opened it. */
  | { kind: 'close'; message?: Message; responseUrl?: string }
  | { kind: 'errors'; errors: Record<string, string> }
  | { kind: 'update'; view: ModalView };

/** Implemented by dispatch, called by app.ts, which catches everything they throw. */
export interface SlackHandlers {
  command(request: CommandRequest): Promise<Answer>;
  action(request: ActionRequest): Promise<Answer>;
  submission(request: SubmissionRequest): Promise<SubmissionAnswer>;
  shortcut(request: ShortcutRequest): Promise<Answer>;
  /** The App Home, drawn for this person. */
  home(caller: Caller): Promise<HomeView>;
  /** An event of the Events API, a hint at most: `app_home_opened` is answered by app.ts itself with `home`. */
  event(event: {
    type: string;
    teamId: string;
    eventId: string;
    payload: Record<string, unknown>;
    /** It tells of something that the bot itself did, or that was done with it. */
    isAboutBot: boolean;
  }): Promise<void>;
  /** The message that tells the caller of our own mistake, with the code that the log has, too. */
  failure(caller: Caller, code: string): Promise<Message>;
}
