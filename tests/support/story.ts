/** What every story has: a relay of its own, and people who come with their devices. */
import { test as base } from "@playwright/test";

import { type DeviceOptions, Person } from "./person.ts";
import { Relay } from "./relay.ts";

export { expect } from "@playwright/test";

/** Brings people onto the stage and sees them off; a page that complained fails the story. */
export class Cast {
  private readonly people: Person[] = [];

  constructor(private readonly relay: Relay) {}

  /** Somebody of the demo school, who has joined with the printed link. */
  async enter(name: string, options?: DeviceOptions): Promise<Person> {
    const person = await this.withNewDevice(name, options);
    await person.joins(this.relay.invitation(name));
    return person;
  }

  /** Somebody with a device on which nobody has joined. */
  async withNewDevice(name: string, options?: DeviceOptions): Promise<Person> {
    const person = await Person.withNewDevice(name, this.relay, options);
    this.people.push(person);
    return person;
  }

  complaints(): string[] {
    return this.people.flatMap((person) => person.watch.drain().map((complaint) => `${person.name}: ${complaint}`));
  }

  async pictures(): Promise<Array<{ name: string; body: Buffer }>> {
    const taken = this.people.map(async (person) => ({ name: person.name, body: await person.page.screenshot() }));
    return (await Promise.allSettled(taken)).flatMap((picture) => (picture.status === "fulfilled" ? [picture.value] : []));
  }

  async leave(): Promise<void> {
    await Promise.all(this.people.map((person) => person.leaves()));
  }
}

interface Fixtures {
  /** Whether the relay starts with the demo school, or with that of a file. */
  demo: boolean | string;
  relay: Relay;
  cast: Cast;
}

export const test = base.extend<Fixtures>({
  demo: [true, { option: true }],
  relay: async ({ demo }, use, info) => {
    const relay = await Relay.starts({ demo });
    await use(relay);
    if (info.status !== info.expectedStatus) await info.attach("relay", { body: relay.output, contentType: "text/plain" });
    await relay.remove();
  },
  cast: async ({ relay }, use, info) => {
    const cast = new Cast(relay);
    await use(cast);
    if (info.status !== info.expectedStatus) {
      for (const { name, body } of await cast.pictures()) await info.attach(name, { body, contentType: "image/png" });
    }
    const complaints = cast.complaints();
    await cast.leave();
    if (complaints.length > 0) throw new Error(`a page complained:\n${complaints.join("\n")}`);
  },
});
