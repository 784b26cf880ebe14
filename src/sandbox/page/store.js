/** What the chosen person sees, kept up to date by the server's stream. */

export function createStore() {
  const parts = new Map();
  const listeners = new Set();
  let source;
  /** The bot's clock, as milliseconds ahead of the browser's. */
  let ahead = 0;

  function take(event) {
    const { now, parts: changed } = JSON.parse(event.data);
    ahead = Date.parse(now) - Date.now();
    const gone = event.type === 'start' ? [...parts.keys()].filter((name) => !(name in changed)) : [];
    for (const name of gone) parts.delete(name);
    for (const [name, value] of Object.entries(changed)) {
      if (value === null && name !== 'home') parts.delete(name);
      else parts.set(name, value);
    }
    const names = [...gone, ...Object.keys(changed)];
    for (const listener of listeners) listener(names, event.type);
  }

  function withPrefix(prefix) {
    return [...parts].filter(([name]) => name.startsWith(prefix)).map(([, value]) => value);
  }

  return {
    me: '',
    /** Looks through the eyes of a person; the listeners hear `start` with everything. */
    become(personId) {
      this.me = personId;
      parts.clear();
      source?.close();
      source = new EventSource(`/sandbox/stream?as=${encodeURIComponent(personId)}`);
      source.addEventListener('start', take);
      source.addEventListener('change', take);
      source.addEventListener('beat', take);
      source.addEventListener('error', () => {
        for (const listener of listeners) listener([], 'lost');
      });
    },
    listen: (listener) => listeners.add(listener),
    now: () => new Date(Date.now() + ahead),
    get ready() {
      return parts.has('team');
    },
    get team() {
      return parts.get('team');
    },
    get people() {
      return parts.get('people') ?? [];
    },
    person: (id) => (parts.get('people') ?? []).find((one) => one.id === id),
    get myself() {
      return this.person(this.me);
    },
    get channels() {
      return parts.get('channels') ?? [];
    },
    channel: (id) => (parts.get('channels') ?? []).find((one) => one.id === id),
    get direct() {
      return (parts.get('channels') ?? []).find((one) => one.is_im && one.user === this.me);
    },
    messages: (channelId) => withPrefix(`message ${channelId} `).sort((a, b) => Number(a.ts) - Number(b.ts)),
    /** Parts by how their names begin. */
    listParts: withPrefix,
    get views() {
      return parts.get('views') ?? [];
    },
    get home() {
      return parts.get('home') ?? undefined;
    },
    /** Undefined where the time cannot be moved. */
    get clock() {
      return parts.get('clock');
    },
    /** Faults that were ordered and are still to come. */
    get activeFaults() {
      return withPrefix('curtain')[0]?.faults ?? [];
    },
    /** A mailbox's calendar, made by the server: `{ events, notes }`. */
    calendar: (address) => parts.get(`calendar ${address}`),
    /** The bot's own mailbox. */
    get organizer() {
      return parts.get('organizer');
    },
    /** Newest first. */
    get mails() {
      return withPrefix('mail ').sort((a, b) => Number(b.id.slice(5)) - Number(a.id.slice(5)));
    },
    /** Does something as this person. @returns `{error?}` and what the action answers */
    async act(name, input = {}) {
      try {
        const response = await fetch(`/sandbox/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ as: this.me, ...input }),
        });
        return response.ok || response.status === 409 ? await response.json() : { error: `HTTP ${response.status}` };
      } catch {
        return { error: 'We had some trouble connecting. Try again?' };
      }
    },
  };
}
