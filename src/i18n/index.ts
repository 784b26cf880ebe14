import type { Language } from '../domain/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';

export type { Language };

/** Every sentence that the bot can say; English defines which there are. */
export type Texts = typeof en;

export function texts(language: Language): Texts {
  return language === 'de' ? de : en;
}
