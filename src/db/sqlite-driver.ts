import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type { SqliteStatements } from './sqlite-statements.ts';

/** A transaction as one member of a group that shares a commit. */
type Membership = 'first' | 'joined';

interface Group {
  /** How many of its transactions have ended well. */
  ended: number;
  committed: PromiseWithResolvers<void>;
  /** Others have had their time to join. */
  isDue: boolean;
}

/**
 * One connection, of which callers take turns, and one commit for all transactions that end within the same round of the event
 * loop. Waiting for the disk is most of what a small transaction costs, and one wait serves them all. Each resolves only when it
 * is on the disk.
 *
 * All but the first of a group are savepoints (https://www.sqlite.org/lang_savepoint.html): each sees what those before it wrote,
 * and undoes only what is its own. Outside of transactions, SELECT sees what is about to be committed; anything else waits for it.
 */
export class SharedCommitDriver implements Driver {
  readonly #statements: SqliteStatements;
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;
  #isInTransaction = false;
  #group: Group | undefined;

  constructor(statements: SqliteStatements) {
    this.#statements = statements;
  }

  async init(): Promise<void> {
    // The file is open already.
  }

  async acquireConnection(): Promise<Turn> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isTaken = true;
    return new Turn(this.#statements, () => this.#commit());
  }

  async releaseConnection(turn: Turn): Promise<void> {
    this.#pass(turn);
  }

  /**
   * Writes begin at once: a transaction that reads first and writes later fails with SQLITE_BUSY_SNAPSHOT when another
   * connection committed in between, and no busy_timeout helps it (https://www.sqlite.org/isolation.html).
   */
  async beginTransaction(turn: Turn): Promise<void> {
    if (this.#group) {
      this.#run('savepoint member');
      turn.membership = 'joined';
    } else {
      this.#run('begin immediate');
      turn.membership = 'first';
      this.#group = { ended: 0, committed: Promise.withResolvers(), isDue: false };
    }
    this.#isInTransaction = true;
  }

  async commitTransaction(turn: Turn): Promise<void> {
    const group = this.#group;
    if (!group) throw new Error('There is no transaction to commit');
    if (turn.membership === 'joined') this.#run('release member');
    turn.membership = undefined;
    group.ended += 1;
    // Requests that have arrived already are dealt with before the immediate, and join.
    if (group.ended === 1) setImmediate(() => this.#commitWhenIdle(group));
    this.#leave();
    this.#pass(turn);
    await group.committed.promise;
  }

  async rollbackTransaction(turn: Turn): Promise<void> {
    // Kysely asks for it after a commit that failed, too.
    if (!turn.membership) return;
    const { membership } = turn;
    turn.membership = undefined;
    if (!this.#statements.inTransaction) {
      this.#abandon(new Error('SQLite has rolled back by itself'));
    } else if (membership === 'joined') {
      this.#run('rollback to member');
      this.#run('release member');
    } else {
      this.#run('rollback');
      this.#group = undefined;
    }
    this.#leave();
  }

  async destroy(): Promise<void> {
    if (this.#isInTransaction) {
      // Half a transaction must not be committed with the others; none of them has been told that it ended.
      this.#run('rollback');
      this.#abandon(new Error('The database was closed'));
    }
    this.#commit();
    this.#statements.close();
  }

  #commitWhenIdle(group: Group): void {
    if (group !== this.#group) return;
    group.isDue = true;
    if (!this.#isInTransaction) this.#commit();
  }

  #leave(): void {
    this.#isInTransaction = false;
    if (this.#group?.isDue) this.#commit();
  }

  #commit(): void {
    const group = this.#group;
    if (!group) return;
    try {
      this.#run('commit');
    } catch (error) {
      if (this.#statements.inTransaction) this.#run('rollback');
      this.#abandon(error);
      return;
    }
    this.#group = undefined;
    group.committed.resolve();
  }

  /** Nothing of the group is in the database. */
  #abandon(error: unknown): void {
    const group = this.#group;
    this.#group = undefined;
    if (group && group.ended > 0) group.committed.reject(error);
  }

  #pass(turn: Turn): void {
    if (turn.isOver) return;
    turn.isOver = true;
    const next = this.#waiting.shift();
    if (next) next();
    else this.#isTaken = false;
  }

  #run(sql: string): void {
    this.#statements.get(sql).run([]);
  }
}

/** The connection, in the hands of one caller. */
class Turn implements DatabaseConnection {
  membership: Membership | undefined;
  isOver = false;
  readonly #statements: SqliteStatements;
  readonly #commitOthers: () => void;

  constructor(statements: SqliteStatements, commitOthers: () => void) {
    this.#statements = statements;
    this.#commitOthers = commitOthers;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#statements.get(sql);
    if (!this.membership && !statement.isSelect) this.#commitOthers();
    return statement.run(parameters);
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery(query);
  }
}
