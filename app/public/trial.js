// Tries what came in a file in a place that may end without the app ending with it: a change that nobody honest writes
// can stop the program that takes it in. The app asks with the addresses of its own two files; only `true` is a yes.
self.addEventListener('message', async ({ data }) => {
  let ends = false;
  try {
    const app = await import(data.script);
    await app.default({ module_or_path: data.program });
    ends = self.rehearse(data.letters) === true;
  } catch {
    // It stopped the program: no.
  }
  self.postMessage(ends);
});
