// Forms of readers: fetches a stamp when somebody turns to a form, solves its small riddle, waits as long as asked, sends.
// Without this script the form leads to a page of its own, which asks to press once more.
const READY = "ready";

for (const form of document.querySelectorAll("form[data-riddle]")) {
  let asked;
  const ask = () => (asked ??= stamped(form));
  form.addEventListener("pointerenter", ask, { once: true });
  form.addEventListener("focusin", ask, { once: true });
  form.addEventListener("submit", (event) => {
    if (form.dataset[READY]) return;
    event.preventDefault();
    const pressed = event.submitter;
    ask().catch(() => {}).then(() => {
      form.dataset[READY] = "1";
      form.requestSubmit(pressed);
    });
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    delete form.dataset[READY];
    asked = undefined;
  });
}

async function stamped(form) {
  const told = await (await fetch(form.dataset.riddle, { credentials: "same-origin" })).json();
  const since = performance.now();
  say(form, told.mine);
  put(form, "stamp", told.stamp);
  put(form, "answer", await solved(told));
  if (told.word) put(form, "csrfmiddlewaretoken", told.word);
  const left = told.wait + 200 - (performance.now() - since);
  if (left > 0) await new Promise((done) => setTimeout(done, left));
}

function say(form, mine) {
  const place = form.querySelector("[data-told]");
  if (place && mine) place.textContent = place.dataset.told.replace("#", mine);
}

function put(form, name, value) {
  let input = form.querySelector(`input[name=${name}]`);
  if (!input) {
    input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    form.append(input);
  }
  input.value = value;
}

async function solved({ stamp, puzzle, most }) {
  const head = new TextEncoder().encode(stamp);
  const wanted = puzzle.match(/.{8}/g).map((part) => parseInt(part, 16) | 0);
  for (let number = 0, until = performance.now() + 12; number < most; number++) {
    const found = sha256(head, String(number));
    if (found.every((word, place) => word === wanted[place])) return number;
    if (performance.now() > until) {
      await new Promise((done) => setTimeout(done));
      until = performance.now() + 12;
    }
  }
  return "";
}

// SHA-256, for the browser's own is closed to pages that come without TLS.
const PRIMES = [];
for (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every((prime) => n % prime)) PRIMES.push(n);
const part = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
const K = PRIMES.map((prime) => part(Math.cbrt(prime)));
const START = PRIMES.slice(0, 8).map((prime) => part(Math.sqrt(prime)));
const turn = (x, by) => (x >>> by) | (x << (32 - by));

function sha256(head, tail) {
  const length = head.length + tail.length;
  const bytes = new Uint8Array(((length + 72) >> 6) << 6);
  bytes.set(head);
  for (let i = 0; i < tail.length; i++) bytes[head.length + i] = tail.charCodeAt(i);
  bytes[length] = 128;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 4, length * 8);
  const hash = START.slice();
  const w = new Int32Array(64);
  for (let block = 0; block < bytes.length; block += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(block + i * 4);
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15], b = w[i - 2];
      w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (hash[i] = (hash[i] + word) | 0));
  }
  return hash;
}
