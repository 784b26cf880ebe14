import { isRoomNumber } from '../../domain/room.ts';

export const roomName = (room: string): string => (isRoomNumber(room) ? `Raum ${room}` : room);
