import { html } from 'hono/html';
import { encode } from 'uqr';

/** Modules of white around the code, without which readers do not find it (ISO/IEC 18004 §9.1). */
const quietZone = 4;

/**
 * A text as a QR code in SVG, black on white whatever the page's colours are; readable with up to 15 % of it covered.
 *
 * @param label what it is for, for who cannot see it
 */
export function qrCode(text: string, label: string) {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone });
  return html`<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><title>${label}</title><rect width="${size}" height="${size}" fill="#fff"/><path d="${pathOf(data)}" fill="#000"/></svg>`;
}

/** One bar for each run of dark modules in a row. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      row.flatMap((isDark, x) => {
        if (!isDark || row[x - 1]) return [];
        const end = row.indexOf(false, x);
        const width = (end < 0 ? row.length : end) - x;
        return [`M${x} ${y}h${width}v1h-${width}z`];
      }),
    )
    .join('');
}
