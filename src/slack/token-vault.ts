import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** A stored token was encrypted under another SLACK_STATE_SECRET, or was damaged. Says so, with neither token nor secret. */
export class TokenVaultError extends Error {
  override readonly name = 'TokenVaultError';
}

const unreadable = (teamId: string) =>
  new TokenVaultError(
    `The stored token of workspace ${teamId} cannot be read: it is damaged, or was stored under another SLACK_STATE_SECRET. ` +
      'Install the bot in this workspace again.',
  );

export interface TokenVault {
  /** @returns what may be stored: `v1.` and base64url */
  seal(teamId: string, token: string): string;
  /** @throws TokenVaultError */
  open(teamId: string, sealed: string): string;
}

const version = 'v1.';
const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** A key for one purpose out of SLACK_STATE_SECRET (HKDF-SHA256, RFC 5869). */
export function deriveKey(stateSecret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', stateSecret, '', `gegenbesuch ${purpose}`, 32));
}

/**
 * Encrypts bot tokens for the database: AES-256-GCM (NIST SP 800-38D) with a key from outside it and the workspace as associated
 * data, so that a row's token is good for no other row.
 */
export function createTokenVault(stateSecret: string): TokenVault {
  const key = deriveKey(stateSecret, 'bot token v1');
  return {
    seal(teamId, token) {
      const nonce = randomBytes(nonceLength);
      const encryption = createCipheriv(cipher, key, nonce, { authTagLength: tagLength });
      encryption.setAAD(Buffer.from(teamId));
      const hidden = Buffer.concat([encryption.update(token, 'utf8'), encryption.final()]);
      return version + Buffer.concat([nonce, encryption.getAuthTag(), hidden]).toString('base64url');
    },
    open(teamId, sealed) {
      const bytes = Buffer.from(sealed.slice(version.length), 'base64url');
      if (!sealed.startsWith(version) || bytes.length < nonceLength + tagLength) throw unreadable(teamId);
      const decryption = createDecipheriv(cipher, key, bytes.subarray(0, nonceLength), { authTagLength: tagLength });
      decryption.setAAD(Buffer.from(teamId));
      decryption.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
      try {
        const hidden = bytes.subarray(nonceLength + tagLength);
        return Buffer.concat([decryption.update(hidden), decryption.final()]).toString('utf8');
      } catch {
        // Node's own words ("Unsupported state") help nobody, and there is one reason only.
        throw unreadable(teamId);
      }
    },
  };
}
