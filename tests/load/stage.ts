/** What a measurement is made on: a relay with a school of a size, and people with devices. All of it goes away afterwards. */
import { type DeviceOptions, Person } from "../support/person.ts";
import { Relay } from "../support/relay.ts";
import { thrownAway } from "../support/schools.ts";
import { END_OF_YEAR, schoolOfAYear, schoolWith } from "./school.ts";

export class Stage {
  private readonly ends: Array<() => Promise<void>> = [];

  /** A relay with the demo school, or one with so many programmes. */
  async relay(programmes?: number): Promise<Relay> {
    const file = programmes === undefined ? undefined : await schoolWith(programmes);
    const relay = await Relay.starts({ demo: file ?? true });
    this.ends.push(() => relay.remove());
    if (file) this.ends.push(() => thrownAway(file));
    return relay;
  }

  /** A relay with 22 programmes in which a whole year has happened. */
  async relayOfAYear(): Promise<Relay> {
    const file = await schoolOfAYear();
    const relay = await Relay.starts({ demo: file, asOf: END_OF_YEAR });
    this.ends.push(() => relay.remove());
    this.ends.push(() => thrownAway(file));
    return relay;
  }

  async person(name: string, relay: Relay, options: DeviceOptions = {}): Promise<Person> {
    const person = await Person.withNewDevice(name, relay, options);
    this.ends.push(() => person.leaves());
    return person;
  }

  /** Somebody who has joined and has everything on the device. */
  async member(name: string, relay: Relay, options: DeviceOptions = {}): Promise<Person> {
    const person = await this.person(name, relay, options);
    await person.joins(relay.invitation(name));
    await isInStep(person);
    return person;
  }

  alsoEnds(end: () => Promise<void>): void {
    this.ends.push(end);
  }

  async clear(): Promise<void> {
    for (const end of this.ends.reverse()) await end().catch(() => {});
  }
}

/** Waits until the device and the relay have the same: a large school takes a while on a busy machine. */
export async function isInStep(person: Person): Promise<void> {
  const said = person.status.filter({ hasText: "Получено сервером" });
  await said.waitFor({ timeout: 60_000 }).catch(async () => {
    throw new Error(`${person.name} is not in step with the relay after a minute: ${await person.status.innerText()}`);
  });
}
