// Fills the block of visits in once it comes into view; the page itself is kept and the same for everyone.
for (const lines of document.querySelectorAll("[data-numbers]")) {
  lines.hidden = false;
  const fill = async () => {
    const answer = await fetch(lines.dataset.numbers, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    for (const [code, number] of Object.entries(await answer.json())) {
      const place = lines.querySelector(`[data-count="${code}"]`);
      if (place) place.textContent = number;
    }
  };
  new IntersectionObserver((seen, watch) => {
    if (seen.some((one) => one.isIntersecting)) {
      watch.disconnect();
      fill().catch(() => {});
    }
  }).observe(lines);
}
