// Fills in what is counted before its place comes into view, a screen and a half ahead; the page itself is kept and the same for everyone.
const line = ({ title, address, language, number }) => {
  const link = Object.assign(document.createElement("a"), { href: address, lang: language, textContent: title });
  const item = document.createElement("li");
  item.append(link, ` (${number})`);
  return item;
};
for (const place of document.querySelectorAll("[data-numbers]")) {
  place.hidden = false;
  const fill = async () => {
    const answer = await fetch(place.dataset.numbers, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { lines = [], ...numbers } = await answer.json();
    for (const [code, number] of Object.entries(numbers)) {
      const found = place.querySelector(`[data-count="${code}"]`);
      if (found) found.textContent = number;
    }
    const list = lines.length && place.querySelector("[data-lines]");
    if (list) {
      list.append(...lines.map(line));
      list.hidden = false;
    }
  };
  new IntersectionObserver((seen, watch) => {
    if (seen.some((one) => one.isIntersecting)) {
      watch.disconnect();
      fill().catch(() => {});
    }
  }, { rootMargin: "150% 0px" }).observe(place);
}
