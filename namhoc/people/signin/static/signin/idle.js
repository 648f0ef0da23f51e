// Signed out when nobody is there: any key, touch or move of the pointer in any tab counts, what a page asks for by
// itself does not. The server knows best; this only warns in time and leaves the page when it says so.

const dialog = document.getElementById("idle");
const { seconds, warns, tells } = Object.fromEntries(
  ["seconds", "warns", "tells"].map((name) => [name, Number(dialog.dataset[name]) * 1000]));
const left = document.getElementById("idle-left");
const tabs = new BroadcastChannel("namhoc");
let last = Date.now(); // when somebody was last seen, in this tab or another
let told = last; // when the server last heard of it
let asking = false;
let leaving = false;

const word = () => dialog.querySelector("[name=csrfmiddlewaretoken]").value;

function seen() {
  if (dialog.open) return; // from here on only the button counts
  last = Date.now();
}

for (const kind of ["keydown", "pointerdown", "pointermove", "touchstart", "wheel", "input"]) {
  document.addEventListener(kind, seen, { passive: true, capture: true });
}

tabs.addEventListener("message", ({ data }) => {
  last = Math.max(last, data.last);
  told = Math.max(told, data.told ?? 0);
  if (data.stay) shut();
});

async function ask(method) {
  asking = true;
  try {
    const headers = method === "POST" ? { "X-CSRFToken": word() } : {};
    const answer = await fetch(dialog.dataset.activity, { method, headers, cache: "no-store" });
    if (answer.status === 401) return leave();
    if (!answer.ok) return; // the network, or the server for a moment: try again at the next beat
    const told_left = (await answer.json()).seconds * 1000;
    heard(Date.now() - (seconds - told_left));
    if (told_left <= 0) leave();
  } catch {
    // no network: the server decides once it can be reached again
  } finally {
    asking = false;
  }
}

// What the server answers is what it knows: it is no news to tell it, or a page would keep itself signed in for ever.
function heard(then) {
  if (then <= last) return;
  last = then;
  told = Math.max(told, then);
}

async function tell(stay) {
  told = Date.now();
  tabs.postMessage({ last, told, stay });
  await ask("POST");
}

function leave() {
  if (leaving) return;
  leaving = true;
  const next = encodeURIComponent(location.pathname + location.search);
  location.assign(`${dialog.dataset.signIn}?next=${next}`);
}

// Unsaved cells make a page ask before it is left; they are kept, and nobody is there to answer.
window.addEventListener("beforeunload", (event) => { if (leaving) event.stopImmediatePropagation(); }, { capture: true });

function shut() { // somebody is at work in another tab: nobody pressed anything here
  if (!dialog.open) return;
  dialog.dataset.shut = "";
  dialog.close();
}

dialog.addEventListener("close", () => {
  if ("shut" in dialog.dataset) return void delete dialog.dataset.shut;
  last = Date.now();
  tell(true);
});

async function warn() {
  window.dispatchEvent(new Event("namhoc:keep"));
  await ask("GET"); // somebody may be at work in another window
  if (!leaving && !dialog.open && remaining() <= warns) dialog.showModal();
}

const remaining = () => last + seconds - Date.now();

setInterval(() => {
  if (asking || leaving) return;
  if (last - told >= tells || (last > told && Date.now() - told >= tells)) tell(false);
  else if (dialog.open && remaining() > warns) shut();
  else if (remaining() <= 0) ask("GET");
  else if (remaining() <= warns && !dialog.open) warn();
  if (dialog.open) {
    const now = Math.max(0, Math.ceil(remaining() / 1000));
    left.setAttribute("aria-live", now % 15 === 0 ? "assertive" : "off");
    left.textContent = now;
  }
}, 1000);
