import type { Texts } from '../index.ts';
import { or } from './plural.ts';

export const cut: Texts['cut'] = {
  more: (rest) => `und ${rest} weitere`,
  seeWith: (lines) => `Es ist mehr, als in eine Nachricht passt; der Rest fehlt hier. Sie sehen ihn mit ${or(lines)}.`,
  askForPart: (command) =>
    `Es ist mehr, als in eine Nachricht passt; der Rest fehlt hier. ${command} hilfe zeigt, wie Sie einen Teil davon abrufen.`,
};
