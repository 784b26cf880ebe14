import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type HttpAnswer, isWhole, readAnswer } from './http-answer.ts';
import { type Measured, measure } from './measured.ts';

/** One request, and what makes its answer right. */
export interface Question {
  bytes: Buffer;
  isRight: (answer: HttpAnswer) => boolean;
}

export interface Load {
  port: number;
  connections: number;
  seconds: number;
  next: () => Question;
}

/**
 * Asks over so many connections at once, on each the next question as soon as the last is answered.
 *
 * @throws Error at the first answer that is not right, and when a connection breaks
 */
export async function runLoad({ port, connections, seconds, next }: Load): Promise<Measured> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const latencies: number[] = [];
  const begun = performance.now();
  let over = false;
  const all = Promise.all(sockets.map((socket) => ask(socket, next, () => over, latencies)));
  await Promise.race([wait(seconds * 1000), all]);
  over = true;
  await all;
  const took = performance.now() - begun;
  for (const socket of sockets) socket.destroy();
  return measure(latencies, took);
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}

function ask(socket: Socket, next: () => Question, isOver: () => boolean, latencies: number[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let question: Question;
  let sentAt = 0;
  let received: Buffer | undefined;

  function sendNext(): boolean {
    if (isOver()) return false;
    question = next();
    sentAt = performance.now();
    socket.write(question.bytes);
    return true;
  }

  socket.on('data', (chunk: Buffer) => {
    received = received ? Buffer.concat([received, chunk]) : chunk;
    if (!isWhole(received)) return;
    latencies.push(performance.now() - sentAt);
    const asked = question;
    const bytes = received;
    received = undefined;
    // The server goes on while the answer is looked at: what that takes is not the server's.
    const more = sendNext();
    const answer = readAnswer(bytes);
    if (!answer || !asked.isRight(answer)) reject(new Error(`Not the right answer: ${bytes.toString()}`));
    else if (!more) resolve();
  });
  socket.on('error', reject);
  socket.on('close', () => reject(new Error('The server closed a connection')));
  if (!sendNext()) resolve();
  return promise;
}
