export const agendaList = {};
