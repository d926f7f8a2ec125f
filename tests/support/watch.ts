/** Notices what a page complains about. A story in which a page complained has failed, whatever was on the screen. */
import type { BrowserContext } from "@playwright/test";

/** The browser's own words about a network that is not there. The app cannot keep it from saying them. */
const NETWORK_IS_GONE = [
  /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|CONNECTION_CLOSED|EMPTY_RESPONSE|INTERNET_DISCONNECTED|SOCKET_NOT_CONNECTED|NETWORK_CHANGED)/,
  /WebSocket connection to .* failed/,
];

export class Watch {
  private readonly complaints: string[];
  private readonly expected: RegExp[];

  /** `before` is the same device's watch before its browser was started again. */
  constructor(context: BrowserContext, networkWasGone: () => boolean, before?: Watch) {
    this.complaints = before?.complaints ?? [];
    this.expected = before?.expected ?? [];
    const notice = (complaint: string) => {
      if (networkWasGone() && NETWORK_IS_GONE.some((words) => words.test(complaint))) return;
      if (this.expected.some((words) => words.test(complaint))) return;
      this.complaints.push(complaint);
    };
    context.on("console", (message) => {
      const fromUs = /leptos|reactive_graph|wasm|ryadom/i.test(message.text());
      const isTrouble = message.type() === "error" || (message.type() === "warning" && fromUs);
      if (isTrouble) notice(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => notice(`uncaught: ${error.error().stack ?? error.error().message}`));
  }

  /** This story makes the browser say so on purpose. */
  expects(words: RegExp): void {
    this.expected.push(words);
  }

  /** Everything that was complained about, told once. */
  drain(): string[] {
    return this.complaints.splice(0);
  }
}
