// Mark in the contents where the reader is; on a phone, let the sections be folded.
{
  const links = new Map();
  for (const link of document.querySelectorAll(".contents a")) {
    const section = document.getElementById(link.hash.slice(1));
    if (section) links.set(section, link);
  }
  const seen = new Set();
  const watcher = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      seen[isIntersecting ? "add" : "delete"](target);
    }
    const here = [...links.keys()].find((section) => seen.has(section));
    for (const [section, link] of links) {
      if (section === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-15% 0px -60% 0px" });
  for (const section of links.keys()) watcher.observe(section);

  const first = ["summary", "comparison", "map", "findings"];
  const narrow = matchMedia("(max-width: 44rem)");
  const fold = (section, closed) => {
    section.classList.toggle("folded", closed);
    section.querySelector("h2 button").setAttribute("aria-expanded", String(!closed));
    // What was drawn without a width is drawn again.
    if (!closed) dispatchEvent(new Event("resize"));
  };
  const unfoldAt = (anchor) => {
    const section = document.getElementById(anchor)?.closest("main > section");
    if (section?.classList.contains("folded")) fold(section, false);
  };
  const arrange = () => {
    for (const section of document.querySelectorAll("main > section")) {
      const title = section.querySelector("h2");
      if (!title) continue;
      const button = title.querySelector("button");
      if (narrow.matches && !button) {
        const made = document.createElement("button");
        made.type = "button";
        made.append(...title.childNodes);
        title.append(made);
        made.addEventListener("click", () => fold(section, !section.classList.contains("folded")));
        fold(section, !first.includes(section.id));
      } else if (!narrow.matches && button) {
        title.replaceChildren(...button.childNodes);
        section.classList.remove("folded");
        dispatchEvent(new Event("resize"));
      }
    }
    unfoldAt(address.read().anchor);
  };
  narrow.addEventListener("change", arrange);
  addEventListener("hashchange", () => unfoldAt(address.read().anchor));
  addEventListener("beforeprint", () => {
    for (const section of document.querySelectorAll("section.folded")) fold(section, false);
    for (const details of document.querySelectorAll("details.more")) details.open = true;
  });
  arrange();
}
