export const programmePage = {};
