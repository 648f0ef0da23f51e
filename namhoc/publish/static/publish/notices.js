// The button for notices: shown only where the browser has them; asks the browser's leave only once it is pressed.
const form = document.querySelector("[data-notices]");
const stop = form.elements.stop;
const say = (what, words) => {
  const place = form.querySelector("[role=status]");
  place.textContent = words ?? form.querySelector(`[data-said=${what}]`).content.textContent;
  place.className = `note note-${{ on: "ok", off: "ok" }[what] ?? "warn"}`;
  place.hidden = false;
  stop.hidden = what === "on" ? false : what === "off" || stop.hidden;
};
const send = (address, told) => fetch(address, { method: "POST", body: new URLSearchParams(told) });

async function begin() {
  if ((await Notification.requestPermission()) !== "granted") return say("denied");
  const worker = await navigator.serviceWorker.register(form.dataset.worker);
  await navigator.serviceWorker.ready;
  const kept = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.key });
  const { endpoint, keys } = kept.toJSON();
  const answer = await send(form.dataset.keep, { endpoint, ...keys, section: form.elements.section.value });
  if (answer.ok) return say("on");
  await kept.unsubscribe();
  say("failed", (await answer.json()).said);
}

async function end() {
  const worker = await navigator.serviceWorker.getRegistration(form.dataset.worker);
  const kept = await worker?.pushManager.getSubscription();
  if (kept) await Promise.all([send(form.dataset.forget, { endpoint: kept.endpoint }), kept.unsubscribe()]);
  await worker?.unregister();
  say("off");
}

if ("serviceWorker" in navigator && "PushManager" in window && "Notification" in window) {
  form.hidden = false;
  document.querySelector("[data-instead]").hidden = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    (event.submitter === stop ? end() : begin()).catch(() => say("failed"));
  });
  const worker = await navigator.serviceWorker.getRegistration(form.dataset.worker);
  if (await worker?.pushManager.getSubscription()) say("on");
}
