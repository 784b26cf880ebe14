export const changed = {
  meanwhile: 'Somebody else has changed this while you had it open. It now says:',
  asked:
    'Below is what you filled in, and the new text where you changed nothing. Save again if it is right like this.',
  empty: 'nothing any more',
};
