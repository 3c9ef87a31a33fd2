/** The contract between this server and the portal's own code, built from `web/server.tsx`. */

/** What the portal needs of the server to make a page. */
export interface PageServer {
  /** Asks the public API at a path, as `fetch` does, without the network. */
  ask(path: string): Promise<Response>;
  /** The built `index.html`, in whose place the page comes. */
  shell: string;
}

/** Answers a request with a page, a redirection, or a file that crawlers read; throws when the browser must make the page. */
export type AnswerPage = (request: Request, server: PageServer) => Promise<Response>;

/** What the portal's code gives. */
export interface PortalCode {
  readonly answerPage: AnswerPage;
  /** Paths of the pages that are worth making before anybody asks, the most read first. */
  readonly firstPages?: readonly string[];
}
