import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type HttpAnswer, readAnswer } from './http-answer.ts';
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

  function send(): void {
    if (isOver()) {
      resolve();
      return;
    }
    question = next();
    sentAt = performance.now();
    socket.write(question.bytes);
  }

  socket.on('data', (chunk: Buffer) => {
    received = received ? Buffer.concat([received, chunk]) : chunk;
    const answer = readAnswer(received);
    if (!answer) return;
    latencies.push(performance.now() - sentAt);
    received = undefined;
    if (question.isRight(answer)) send();
    else reject(new Error(`Not the right answer: ${answer.status} ${answer.body}`));
  });
  socket.on('error', reject);
  socket.on('close', () => reject(new Error('The server closed a connection')));
  send();
  return promise;
}
