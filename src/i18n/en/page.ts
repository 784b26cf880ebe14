/** The few pages that people without Slack may come across. */
export const page = {
  missing: { title: 'Nothing here', text: 'There is no such page. Perhaps the link is old, or was renewed.' },
  failed: { title: 'That did not work', text: 'Something went wrong on our side. Please try again in a while.' },
};
