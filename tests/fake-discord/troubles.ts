/** What goes wrong with a request. */
export type Trouble =
  /** Too many requests, as Discord says it: in the body and in the headers that clients read. */
  | { readonly kind: 'rate-limit'; readonly retryAfterSeconds: number; readonly global: boolean }
  /** Cloudflare shuts the machine out: a 429 that is a page and names no pause. */
  | { readonly kind: 'blocked' }
  /** An answer that is an error; with a code it is one of Discord's API, without one something broke on the way. */
  | { readonly kind: 'error'; readonly status: number; readonly code?: number; readonly message?: string }
  /** The connection breaks before the request is looked at. */
  | { readonly kind: 'dropped' }
  /** The request is carried out, and the answer is an error of the server. */
  | { readonly kind: 'done-and-error' }
  /** The request is carried out, and the connection breaks before the answer. */
  | { readonly kind: 'reply-lost' }
  /** The connection breaks, and the request is carried out a while later all the same. */
  | { readonly kind: 'done-later'; readonly afterMs: number }
  /** The request is carried out at once, and answered late. */
  | { readonly kind: 'late'; readonly afterMs: number };

type Ordered = { readonly method: string; readonly route: string; readonly trouble: Trouble; left: number };

/** Troubles ordered for requests to come, used up in the order they were ordered. */
export class Troubles {
  /** Decides over a request for which nothing is ordered; where it gives nothing, all goes well. */
  chance: ((method: string, route: string, url: string) => Trouble | undefined) | undefined;
  readonly #ordered: Ordered[] = [];

  /** The next `times` requests of this route meet that trouble. */
  order(method: string, route: string, trouble: Trouble, times: number): void {
    this.#ordered.push({ method, route, trouble, left: times });
  }

  take(method: string, route: string, url: string): Trouble | undefined {
    const next = this.#ordered.find(
      (order) => order.method === method && order.route === route && order.left > 0,
    );
    if (!next) return this.chance?.(method, route, url);
    next.left -= 1;
    return next.trouble;
  }
}
