/** The fonts of all pictures (SIL Open Font License 1.1); they come with the package, as a bare server has none. */

import { readFont } from './font.ts';
import type { PictureFonts } from './timetable-svg.ts';

const folder = '@expo-google-fonts/source-sans-3';

export const fontFiles = {
  regular: new URL(import.meta.resolve(`${folder}/400Regular/SourceSans3_400Regular.ttf`)),
  bold: new URL(import.meta.resolve(`${folder}/700Bold/SourceSans3_700Bold.ttf`)),
} as const;

let fonts: PictureFonts | undefined;

/** Read once, when the first picture is drawn. */
export function pictureFonts(): PictureFonts {
  fonts ??= { regular: readFont(fontFiles.regular), bold: readFont(fontFiles.bold) };
  return fonts;
}
