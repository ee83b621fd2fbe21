// Filter the findings, keep the choice in the address, and open the finding that it names.
{
  const cards = [...document.querySelectorAll("#findings > article")];
  const form = document.getElementById("filter");
  for (const details of document.querySelectorAll("details[data-closes]")) details.open = false;

  const goTo = (anchor) => {
    const card = anchor.startsWith("finding-") && document.getElementById(anchor);
    if (!card) return;
    // A link goes before a filter that hides where it leads.
    if (card.hidden) for (const field of form.elements) field.value = "";
    for (const other of cards) other.classList.toggle("sought", other === card);
    card.querySelector("details.more").open = true;
    filter(anchor);
    card.scrollIntoView();
  };
  const told = new Map(cards.map((card) => {
    const parts = [...card.querySelectorAll(".tags, h3, .evidence, .about, .lane-name, .whole")];
    return [card, parts.map((part) => part.textContent).join(" ").toLowerCase()];
  }));
  const fits = (card, choices) => {
    const { kind, severity, hands } = card.dataset;
    const words = (choices.get("q") ?? "").toLowerCase().split(/\s+/);
    return (!choices.get("kind") || choices.get("kind") === kind)
      && (!choices.get("severity") || choices.get("severity") === severity)
      && (!choices.get("hand") || JSON.parse(hands).includes(choices.get("hand")))
      && words.every((word) => told.get(card).includes(word));
  };
  const filter = (anchor = address.read().anchor) => {
    if (!form) return;
    const choices = new URLSearchParams(
      [...new FormData(form)].filter(([, value]) => value.trim() !== ""),
    );
    for (const card of cards) card.hidden = !fits(card, choices);
    const shown = cards.filter((card) => !card.hidden).length;
    const count = form.querySelector("output");
    count.textContent = count.dataset.text
      .replace("{shown}", shown.toLocaleString()).replace("{total}", cards.length.toLocaleString());
    document.getElementById("nothing-fits").hidden = shown > 0;
    address.write(anchor, choices);
  };
  const follow = () => {
    const { anchor, choices } = address.read();
    if (form && choices.size) {
      for (const field of form.elements) {
        if (field.name) field.value = choices.get(field.name) ?? "";
      }
    }
    filter(anchor);
    goTo(anchor);
    if (choices.size && anchor) document.getElementById(anchor)?.scrollIntoView();
  };
  if (form) {
    form.hidden = false;
    form.addEventListener("input", () => filter());
    form.addEventListener("reset", () => setTimeout(() => filter()));
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  addEventListener("hashchange", follow);
  follow();
}
