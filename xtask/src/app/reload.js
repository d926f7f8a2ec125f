// Only in a development build: reloads the page when the app was built anew.
let built;
setInterval(async () => {
  const answer = await fetch("/build.txt", { cache: "no-store" }).catch(() => undefined);
  const now = answer?.ok ? await answer.text() : built;
  if (built !== undefined && now !== built) location.reload();
  built = now;
}, 700);
