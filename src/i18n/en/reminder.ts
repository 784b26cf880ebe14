export const reminder = {};
