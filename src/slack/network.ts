import type { SocketModeReceiverOptions, webApi } from '@slack/bolt';

/** How Slack is reached where the way is not straight. */
export interface SlackNetwork {
  dispatcher: NonNullable<SocketModeReceiverOptions['dispatcher']>;
  fetch: NonNullable<webApi.WebClientOptions['fetch']>;
}

/**
 * A county's proxy for both the Web API and the WebSocket. Node's own proxy settings do not reach the WebSocket.
 *
 * @param proxy as HTTPS_PROXY, HTTP_PROXY and NO_PROXY give it
 * @returns undefined without a proxy
 */
export async function proxyNetwork(proxy: {
  httpsProxy: string | undefined;
  httpProxy: string | undefined;
  noProxy: string | undefined;
}): Promise<SlackNetwork | undefined> {
  const { httpsProxy, httpProxy, noProxy } = proxy;
  if (!httpsProxy && !httpProxy) return undefined;
  const { EnvHttpProxyAgent } = await import('undici');
  const dispatcher = new EnvHttpProxyAgent({
    ...(httpsProxy ? { httpsProxy } : {}),
    ...(httpProxy ? { httpProxy } : {}),
    ...(noProxy ? { noProxy } : {}),
  });
  return {
    dispatcher,
    fetch: (url, init) => {
      const through = { ...init, dispatcher };
      return fetch(url, through);
    },
  };
}
