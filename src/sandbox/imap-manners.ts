/** How servers differ, and what goes wrong with them: for tests. */
export interface ImapManners {
  /** So many logins are refused, one after the other. */
  refusedLogins: number;
  /** RFC 3501 §7.1, PERMANENTFLAGS: with `\\*`, any keyword can be set. */
  permanentFlags: string;
  canMove: boolean;
  uidValidity: number;
  /** The connection breaks when the text of one of these mails is asked for. */
  breaksAt: ReadonlySet<number>;
  /** The text of one of these is refused. */
  refusesToShow: ReadonlySet<number>;
  /** Says nothing more, as when a firewall has forgotten the connection. */
  isSilent: boolean;
}

export const usualManners: ImapManners = {
  refusedLogins: 0,
  permanentFlags: '\\Seen \\Answered \\Flagged \\Deleted \\Draft \\*',
  canMove: true,
  uidValidity: 1,
  breaksAt: new Set(),
  refusesToShow: new Set(),
  isSilent: false,
};
