import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { fontFiles } from './fonts.ts';

const { svg }: { svg: string } = workerData;
await initWasm(readFileSync(new URL(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
const fontBuffers = [fontFiles.regular, fontFiles.bold].map((file) => readFileSync(file));
const drawing = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: 'Source Sans 3' } });
parentPort?.postMessage(drawing.render().asPng());
