/** What the doctor found: as it should be, worth knowing, or to be mended. */
export interface Finding {
  about: 'Settings' | 'Database' | 'Slack' | 'Mail' | 'Mailbox' | 'Calendar';
  verdict: 'right' | 'note' | 'wrong';
  /** Sentences; of something wrong, with what to do. */
  says: string;
}
