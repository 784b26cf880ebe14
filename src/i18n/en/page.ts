/** The few pages that people without Slack may come across. */
export const page = {
  missing: { title: 'Nothing here', text: 'There is no such page. Perhaps the link is old, or was renewed.' },
  failed: { title: 'That did not work', text: 'Something went wrong on our side. Please try again in a while.' },
  install: {
    done: (team: string, command: string) => ({
      title: `Gegenbesuch is now in ${team}`,
      text: `In Slack, open the channel in which you plan the visit, bring the bot in with “/invite @gegenbesuch”, and type “${command} help”.`,
    }),
    open: 'Open Gegenbesuch in Slack',
    again: 'Install again',
    denied: {
      title: 'Nothing was installed',
      text: 'You did not let Slack install Gegenbesuch. If the workspace’s administration must agree first, come back to this link after that.',
    },
    stale: {
      title: 'Please begin once more',
      text: 'This installation took more than ten minutes, was finished already, or was begun in another browser. Nothing was stored.',
    },
    orgWide: {
      title: 'One workspace at a time',
      text: 'Gegenbesuch cannot be installed for a whole organisation. Please install it again and choose a single workspace. Nothing was stored.',
    },
    failed: {
      title: 'The installation did not work',
      text: 'Slack or we could not finish it, and nothing was stored. Please try again; if that does not help, tell whoever operates Gegenbesuch.',
    },
  },
};
