// Keeps the whole app on the device after the first visit. It never touches data: that lives in IndexedDB.
//
// A new version is downloaded beside the old one and waits: pages that are open go on with the files they began with,
// until someone accepts the new version (the page then says "take over") or closes every tab. The build fills in the two
// placeholders; a file whose name carries its hash never changes its contents.

const VERSION = '__VERSION__';
const ASSETS = __ASSETS__;
const HASHED = /-[0-9a-f]{16}[._]/;
const CACHE = `ryadom-${VERSION}`;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) =>
      // A file whose name carries its hash was just downloaded by the page, and comes from the browser's own cache.
      // `reload` keeps that cache from giving us an old one of the others, the start page above all.
      cache.addAll(ASSETS.map((address) => (HASHED.test(address) ? address : new Request(address, { cache: 'reload' })))),
    ),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith('ryadom-') && name !== CACHE) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== self.location.origin) return;
  if (/^\/(api|sync|health|metrics)(\/|$)/.test(address.pathname)) return;
  event.respondWith(answer(request, address));
});

async function answer(request, address) {
  const cache = await caches.open(CACHE);
  // Every screen is the same start page; the app reads the address.
  const wanted = request.mode === 'navigate' ? '/' : address.pathname;
  return (await cache.match(wanted)) ?? fetch(request);
}
