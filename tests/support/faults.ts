/** What a browser does to the app's storage behind its back. Each runs in the page. */

/** The browser gives up every transaction that writes, once all of it was put, as it does when the disk fills up then. */
export function writesAreGivenUp(): void {
  const page = window as unknown as { transaction?: IDBDatabase["transaction"] };
  page.transaction ??= IDBDatabase.prototype.transaction;
  const real = page.transaction;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given: Parameters<IDBDatabase["transaction"]>) {
    const transaction = real.apply(this, given);
    if (transaction.mode === "readwrite") {
      transaction.commit = () => transaction.abort();
    }
    return transaction;
  };
}

export function writesAreKeptAgain(): void {
  const { transaction } = window as unknown as { transaction: IDBDatabase["transaction"] };
  IDBDatabase.prototype.transaction = transaction;
}

/** At the nth step from now on that the app takes to save something, the page stands still and calls out. */
export function standsStillAt(step: number): void {
  const page = window as unknown as { steps?: number };
  page.steps = 0;
  const counts = () => {
    page.steps = (page.steps ?? 0) + 1;
    if (page.steps !== step) return;
    const call = new XMLHttpRequest();
    // Nothing runs in this page until it is answered, and it never is.
    call.open("GET", "/api/stands-still", false);
    try {
      call.send();
    } catch {
      // The page is gone by then.
    }
  };
  const before = <T extends object>(of: T, name: keyof T) => {
    const real = of[name] as unknown as (...given: unknown[]) => unknown;
    of[name] = function (this: unknown, ...given: unknown[]) {
      counts();
      return real.apply(this, given);
    } as never;
  };
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given: Parameters<IDBDatabase["transaction"]>) {
    const begun = transaction.apply(this, given);
    if (begun.mode === "readwrite") {
      counts();
      begun.addEventListener("complete", counts);
    }
    return begun;
  };
  before(IDBObjectStore.prototype, "put");
  before(IDBTransaction.prototype, "commit");
  before(BroadcastChannel.prototype, "postMessage");
  before(WebSocket.prototype, "send");
}

/** How many steps were taken since `standsStillAt`. */
export function stepsTaken(): number {
  return (window as unknown as { steps?: number }).steps ?? 0;
}

/** Deletes a database of this site, as a person does who deletes a site's data; answers whether anybody held it up. */
export async function deletesTheDatabase(name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let wasHeldUp = false;
    const request = indexedDB.deleteDatabase(name);
    request.onblocked = () => (wasHeldUp = true);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(wasHeldUp);
  });
}

/** A newer version of the app opens the database, and adds to it; answers whether anybody held it up. */
export async function opensAsANewerVersion(name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let wasHeldUp = false;
    const request = indexedDB.open(name, 7);
    request.onblocked = () => (wasHeldUp = true);
    request.onupgradeneeded = () => void request.result.createObjectStore("newer");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(wasHeldUp);
  });
}

/** Holds the database open, lets go for nobody, and has its deletion wait: whoever opens it after that waits too. */
export async function holdsTheDatabase(name: string): Promise<void> {
  const held = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });
  (window as unknown as { held: IDBDatabase }).held = held;
}

/** A newer version that waits for the one that holds the database. */
export function waitsForTheDatabase(name: string): void {
  indexedDB.open(name, 7).onupgradeneeded = () => {};
}

/** Bytes of everything that is kept in the databases of this site. */
export async function bytesOnTheDevice(): Promise<number> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  let bytes = 0;
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name ?? ""));
    for (const store of database.objectStoreNames) {
      const from = database.transaction(store).objectStore(store);
      bytes += JSON.stringify(await asked(from.getAllKeys())).length;
      for (const value of await asked(from.getAll())) {
        bytes += value instanceof Uint8Array ? value.length : JSON.stringify(value).length;
      }
    }
    database.close();
  }
  return bytes;
}

/** Everything in the databases of this site, as text. */
export async function valuesOnTheDevice(): Promise<string> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  let told = JSON.stringify(localStorage) + JSON.stringify(sessionStorage);
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name ?? ""));
    for (const store of database.objectStoreNames) {
      const from = database.transaction(store).objectStore(store);
      told += JSON.stringify(await asked(from.getAllKeys()));
      for (const value of await asked(from.getAll())) {
        told += value instanceof Uint8Array ? new TextDecoder().decode(value) : JSON.stringify(value);
      }
    }
    database.close();
  }
  return told;
}
