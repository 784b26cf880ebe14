import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bot, mailboxWorld, until } from './mailbox-world.ts';

describe('reading the bot’s mailbox', () => {
  it('reads what is there, hears of new mail at once, and flags both, unread', async (t) => {
    const w = await mailboxWorld(t);
    await w.send('before');
    w.start({ pace: { poll: 600_000 } });
    await until(() => w.flagsOf('before').includes('$Gegenbesuch'), 'the first to be flagged');
    const began = performance.now();
    await w.send('while idling');
    await until(() => w.flagsOf('while idling').includes('$Gegenbesuch'), 'the second to be flagged');
    assert.ok(performance.now() - began < 3000);
    assert.deepEqual(w.subjects(), ['before', 'while idling']);
    assert.deepEqual(w.flagsOf('before'), ['$Gegenbesuch']);
    assert.deepEqual(w.log, []);
  });

  it('looks by itself after a while when the server tells of nothing', async (t) => {
    const w = await mailboxWorld(t);
    const job = w.start({ pace: { poll: 30 } });
    await until(() => job.lastRun, 'the first look');
    const inbox = w.server.folders.get('INBOX') ?? [];
    await w.send('told');
    await until(() => w.flagsOf('told').includes('$Gegenbesuch'), 'the mail to be flagged');
    // As another program would that takes the flag away: no server tells of that as of new mail.
    inbox[0]?.flags.clear();
    await until(() => w.mails.length === 2, 'a second look');
  });

  it('moves what was taken to the folder for it, which it makes, and leaves there and in the inbox nothing deleted', async (t) => {
    const w = await mailboxWorld(t);
    await w.send('one');
    await w.send('not ours');
    w.start({ doneFolder: 'Besuche/Erledigt', take: ({ subject }) => (subject === 'one' ? 'taken' : 'left') });
    await until(() => w.mails.length === 2 && w.inFolder('Besuche/Erledigt').length === 1, 'the mail to be moved');
    assert.deepEqual(w.inFolder('Besuche/Erledigt'), ['one']);
    assert.deepEqual(w.inFolder('INBOX'), ['not ours']);
    assert.deepEqual(w.flagsOf('not ours'), []);
  });

  it('flags where the server cannot move, rather than copy and delete', async (t) => {
    const w = await mailboxWorld(t, { canMove: false });
    await w.send('one');
    w.start({ doneFolder: 'Processed' });
    await until(() => w.flagsOf('one').includes('$Gegenbesuch'), 'the mail to be flagged');
    assert.deepEqual(w.inFolder('Processed'), []);
  });

  it('flags where the folder for what was taken is the one that it reads, rather than take it for new again', async (t) => {
    const w = await mailboxWorld(t);
    await w.send('one');
    w.start({ doneFolder: 'inbox' });
    await until(() => w.mails.length > 0, 'the mail');
    await w.send('two');
    await until(() => w.flagsOf('two').includes('$Gegenbesuch'), 'the second to be flagged');
    assert.deepEqual(w.subjects(), ['one', 'two']);
    assert.deepEqual(w.flagsOf('one'), ['$Gegenbesuch']);
  });

  it('marks as read where the server takes no keyword, and then looks for what is unread', async (t) => {
    const w = await mailboxWorld(t, { permanentFlags: '\\Seen \\Deleted' });
    await w.send('one');
    const first = w.start();
    await until(() => w.flagsOf('one').includes('\\Seen'), 'the mail to be marked');
    await first.stop();
    await w.send('two');
    w.start();
    await until(() => w.mails.length === 2, 'the second mail');
    assert.deepEqual(w.subjects(), ['one', 'two']);
  });

  it('says so where nothing can be marked, and still takes each mail once as long as it runs', async (t) => {
    const w = await mailboxWorld(t, { permanentFlags: '' });
    await w.send('one');
    w.start({ pace: { poll: 20 } });
    await until(() => w.mails.length === 1, 'the mail');
    await w.send('two');
    await until(() => w.mails.length === 2, 'the second mail');
    assert.deepEqual(w.subjects(), ['one', 'two']);
    assert.deepEqual(
      w.log.map(({ level }) => level),
      ['warn'],
    );
  });

  it('takes each once across a restart; what was left is looked at once more', async (t) => {
    const w = await mailboxWorld(t);
    await w.send('ours');
    await w.send('not ours');
    const take = ({ subject }: { subject: string }) => (subject === 'ours' ? 'taken' : 'left');
    const first = w.start({ take, pace: { poll: 20 } });
    await until(() => w.mails.length === 2, 'both');
    await w.send('third');
    await until(() => w.mails.length === 3, 'the third');
    await first.stop();
    w.start({ take });
    await until(() => w.mails.length === 5, 'those that were left');
    assert.deepEqual(w.subjects(), ['ours', 'not ours', 'third', 'not ours', 'third']);
  });

  it('looks at all again when the server gives new numbers', async (t) => {
    const w = await mailboxWorld(t);
    await w.send('not ours');
    w.start({ take: () => 'left' });
    await until(() => w.mails.length === 1, 'the first look');
    w.server.manners.uidValidity = 2;
    w.server.breakConnections();
    await until(() => w.mails.length === 2, 'the look after');
  });
});

describe('when the mailbox fails', () => {
  it('connects again when the server has gone and come back, and says both, once, in codes', async (t) => {
    const w = await mailboxWorld(t);
    const job = w.start();
    await until(() => job.lastRun, 'the first look');
    await w.server.goAway();
    await until(() => w.log.some(({ about }) => JSON.stringify(about).includes('ECONNREFUSED')), 'a line about it');
    await w.send('meanwhile');
    await w.server.comeBack();
    await until(() => w.flagsOf('meanwhile').includes('$Gegenbesuch'), 'the mail to be taken');
    await until(() => w.log.at(-1)?.says === 'The mailbox is read again.', 'a line that it is over');
    assert.ok(w.log.length <= 3, 'one line for each different failure, not for each try');
    assert.doesNotMatch(JSON.stringify(w.log), /127\.0\.0\.1|sandbox|lkos|meanwhile/);
  });

  it('waits ever longer between tries, and longer at once after a refused login', async (t) => {
    const w = await mailboxWorld(t, { refusedLogins: 2 });
    await w.send('one');
    const began = performance.now();
    w.start({ pace: { refusedPause: 300, longestPause: 400 } });
    await until(() => w.mails.length === 1, 'the mail');
    assert.ok(performance.now() - began >= 300, 'two pauses, each at least half of the time');
    await until(() => w.log.length === 2, 'a line that it is over');
    assert.deepEqual(
      w.log.map(({ level, about }) => [level, JSON.stringify(about)]),
      [
        ['warn', '{"stage":"log in","code":"AUTHENTICATIONFAILED, NO"}'],
        ['info', '{}'],
      ],
    );
  });

  it('waits ever longer, too, where each connection breaks soon', async (t) => {
    const w = await mailboxWorld(t);
    w.start({ pace: { firstPause: 100, longestPause: 800 } });
    const began = performance.now();
    for (const _ of [1, 2, 3]) {
      await until(() => w.server.connections === 1, 'a connection');
      w.server.breakConnections();
      await until(() => w.server.connections === 0, 'its end');
    }
    await until(() => w.server.connections === 1, 'the last connection');
    assert.ok(performance.now() - began >= 350, '50, 100 and 200 milliseconds at least');
  });

  it('notices a connection that is dead without a word', async (t) => {
    const w = await mailboxWorld(t);
    const job = w.start({ timeoutMilliseconds: 150, pace: { poll: 600_000 } });
    await until(() => job.lastRun, 'the first look');
    w.server.manners.isSilent = true;
    await until(() => w.log.length > 0, 'a line about it');
    w.server.manners.isSilent = false;
    await w.send('after');
    await until(() => w.mails.length === 1, 'the mail');
  });

  it('reads what lies behind a mail that our own code cannot handle, and tries that again a few times', async (t) => {
    const w = await mailboxWorld(t);
    await w.send('poison');
    await w.send('behind it');
    let tries = 0;
    w.start({
      pace: { retries: [30, 30, 60_000] },
      take: ({ subject }) => {
        if (subject !== 'poison') return 'taken';
        tries += 1;
        throw new Error('katja@blk.example wrote a secret');
      },
    });
    await until(() => w.subjects().includes('behind it'), 'the mail behind it');
    await until(() => w.log.some(({ level }) => level === 'error'), 'the last line about it');
    assert.equal(tries, 3);
    assert.deepEqual(
      w.log.map(({ level }) => level),
      ['warn', 'error'],
    );
    assert.doesNotMatch(JSON.stringify(w.log), /katja|secret|poison/);
    assert.deepEqual(w.flagsOf('poison'), []);
  });

  it('takes a mail later that could not be taken at first', async (t) => {
    const w = await mailboxWorld(t);
    await w.send('one');
    let isAway = true;
    w.start({
      pace: { retries: [20] },
      take: () => {
        if (!isAway) return 'taken';
        isAway = false;
        throw new Error('the database is away');
      },
    });
    await until(() => w.flagsOf('one').includes('$Gegenbesuch'), 'the mail to be taken');
    assert.deepEqual(w.subjects(), ['one']);
  });

  it('reads what lies behind a mail at which the server refuses, or breaks the connection', async (t) => {
    const w = await mailboxWorld(t, { refusesToShow: new Set([1]), breaksAt: new Set([2]) });
    for (const subject of ['refused', 'breaks', 'fine']) await w.send(subject);
    w.start();
    await until(() => w.flagsOf('fine').includes('$Gegenbesuch'), 'the mail behind them');
    assert.deepEqual(w.subjects(), ['fine']);
    assert.deepEqual([w.flagsOf('refused'), w.flagsOf('breaks')], [[], []]);
  });

  it('does not fetch what is too large, but says whose it is', async (t) => {
    const w = await mailboxWorld(t);
    const lines = `${'x'.repeat(76)}\r\n`.repeat(15_000);
    const head = `From: Katja <katja@blk.example>\r\nTo: ${bot}\r\nSubject: large\r\nIn-Reply-To: <mail-1@lkos.example>\r\n`;
    await w.send(
      '',
      `${head}Message-ID: <large@blk.example>\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n${lines}`,
    );
    w.start();
    const mail = await until(() => w.mails[0], 'the mail');
    assert.equal(mail.unreadable, 'too-large');
    assert.deepEqual(
      [mail.key, mail.from, mail.subject, mail.references, mail.text],
      ['<large@blk.example>', { name: 'Katja', address: 'katja@blk.example' }, 'large', ['<mail-1@lkos.example>'], ''],
    );
  });
});

describe('stopping to read the mailbox', () => {
  it('ends within a second while it waits, and leaves no connection open', async (t) => {
    const w = await mailboxWorld(t);
    const job = w.start();
    await until(() => job.lastRun, 'the first look');
    const began = performance.now();
    await job.stop();
    assert.ok(performance.now() - began < 1000);
    await until(() => w.server.connections === 0, 'the connection to be closed');
  });

  it('ends within a second while it connects to a server that says nothing, or waits for its next try', async (t) => {
    const w = await mailboxWorld(t, { isSilent: true });
    const connecting = w.start();
    await until(() => w.server.connections === 1, 'the connection');
    const began = performance.now();
    await connecting.stop();
    await w.server.goAway();
    const waiting = w.start({ pace: { firstPause: 60_000, longestPause: 60_000 } });
    await until(() => w.log.length > 0, 'the failure');
    await waiting.stop();
    assert.ok(performance.now() - began < 2000);
  });

  it('lets a mail under way be taken and marked', async (t) => {
    const w = await mailboxWorld(t);
    await w.send('under way');
    await w.send('behind it');
    const taking = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const job = w.start({
      take: async () => {
        taking.resolve();
        await released.promise;
        return 'taken' as const;
      },
    });
    await taking.promise;
    const stopped = job.stop();
    released.resolve();
    await stopped;
    assert.deepEqual(w.flagsOf('under way'), ['$Gegenbesuch']);
    assert.deepEqual(w.subjects(), ['under way']);
    assert.deepEqual(w.flagsOf('behind it'), []);
  });

  it('ends within a second also where a mail is never done; that one stays', async (t) => {
    const w = await mailboxWorld(t);
    await w.send('stuck');
    const taking = Promise.withResolvers<void>();
    const job = w.start({
      take: () => {
        taking.resolve();
        return new Promise<never>(() => undefined);
      },
    });
    await taking.promise;
    const began = performance.now();
    await job.stop();
    assert.ok(performance.now() - began < 1000);
    assert.deepEqual(w.flagsOf('stuck'), []);
  });
});
