/** Sentences about typing, threads and files, German and English. */

const de = {
  typing: 'Tippen wie am Mac',
  typingHint: 'Aus " wird „ oder “, aus -- wird —. Der Bot versteht beides.',
  example: 'Beispiel',
  writeReply: 'Antworten',
  thread: 'Thread',
  threadOf: (name) => `Thread in ${name}`,
  replyInThread: (name) => `Auf die Nachricht von ${name} im Thread antworten`,
  closeThread: 'Thread schließen',
  lastReply: (when) => `Letzte Antwort: ${when}`,
  deleted: 'Diese Nachricht wurde gelöscht.',
  addMenu: 'Dateien und Kurzbefehle',
  upload: 'Datei hochladen',
  uploadHint: 'Von diesem Rechner, höchstens 10 MB',
  uploading: (name) => `${name} wird hochgeladen …`,
  attached: 'Angehängte Dateien',
  tooLarge: (name) => `${name} ist zu groß. Höchstens 10 MB, bitte.`,
  notUploaded: (name) => `${name} ließ sich nicht hochladen.`,
  tooMany: (most) => `Höchstens ${most} Dateien auf einmal, bitte.`,
  download: 'Herunterladen',
};

const en = {
  typing: 'Type as on a Mac',
  typingHint: '" turns into “ or ”, -- turns into —. The bot understands both.',
  example: 'Example',
  writeReply: 'Reply',
  thread: 'Thread',
  threadOf: (name) => `Thread in ${name}`,
  replyInThread: (name) => `Reply in a thread to the message from ${name}`,
  closeThread: 'Close the thread',
  lastReply: (when) => `Last reply: ${when}`,
  deleted: 'This message was deleted.',
  addMenu: 'Files and shortcuts',
  upload: 'Upload a file',
  uploadHint: 'From this computer, 10 MB at most',
  uploading: (name) => `Uploading ${name} …`,
  attached: 'Attached files',
  tooLarge: (name) => `${name} is too large. 10 MB at most, please.`,
  notUploaded: (name) => `${name} could not be uploaded.`,
  tooMany: (most) => `${most} files at a time at most, please.`,
  download: 'Download',
};

export const interactionTexts = { de, en };
