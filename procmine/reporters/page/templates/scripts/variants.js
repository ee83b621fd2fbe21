// Sort and search the variants, and show more of them step by step.
{
  const STEP = 20;
  const form = document.getElementById("variant-tools");
  if (form) {
    const list = document.querySelector("ol.variants");
    const more = document.getElementById("more-variants");
    const rows = [...list.children];
    const names = new Map(rows.map((row) =>
      [row, row.querySelector(".chevrons").textContent.toLowerCase()]));
    let shown = STEP;
    const arrange = () => {
      const { order, activity } = Object.fromEntries(new FormData(form));
      const value = (row) => Number(row.dataset[order]);
      const sorted = [...rows].sort((one, other) =>
        order === "number" ? value(one) - value(other) : value(other) - value(one));
      const fitting = sorted.filter((row) => names.get(row).includes(activity.trim().toLowerCase()));
      for (const row of rows) row.hidden = true;
      for (const row of fitting.slice(0, shown)) row.hidden = false;
      list.append(...sorted);
      more.hidden = fitting.length <= shown;
      document.getElementById("no-variant").hidden = fitting.length > 0;
      const count = form.querySelector("output");
      count.textContent = count.dataset.text
        .replace("{shown}", Math.min(shown, fitting.length)).replace("{total}", fitting.length);
    };
    form.hidden = false;
    form.addEventListener("input", () => { shown = STEP; arrange(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", () => {
      const first = shown;
      shown += STEP;
      arrange();
      const next = [...list.children].filter((row) => !row.hidden)[first];
      next?.setAttribute("tabindex", "-1");
      next?.focus();
    });
    arrange();
  }
}
