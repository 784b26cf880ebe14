/** The shapes of Slack's Block Kit, for whoever builds or draws blocks outside src/slack. Types only. */

import type { types } from '@slack/bolt';

export type Block = types.KnownBlock;
export type RichTextBlock = types.RichTextBlock;
export type RichTextElement = types.RichTextElement;
export type TableBlock = types.TableBlock;
export type SectionBlock = types.SectionBlock;
export type ActionsBlock = types.ActionsBlock;
export type InputBlock = types.InputBlock;
export type ModalView = types.ModalView;
export type HomeView = types.HomeView;
export type Button = types.Button;
export type Overflow = types.Overflow;
export type PlainTextOption = types.PlainTextOption;
