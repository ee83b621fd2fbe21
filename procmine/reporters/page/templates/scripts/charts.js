// Draw the charts: each when it comes into sight, again when its width or the colours change.
class Charts {
  // On paper, in pixels, and below what width there is room for one thing beside another only.
  static paper = 640;
  static narrow = 480;

  constructor({ charts, themes }, places) {
    this.specs = charts;
    this.themes = themes;
    this.places = places;
    this.views = new Map();
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.dark.addEventListener("change", () => this.redraw());
    const seen = new IntersectionObserver((entries) => entries
      .filter((entry) => entry.isIntersecting && !this.views.has(entry.target))
      .forEach((entry) => this.draw(entry.target)), { rootMargin: "300px" });
    const sized = new ResizeObserver((entries) => entries
      .filter(({ target }) => this.views.has(target) && this.views.get(target).wide !== target.clientWidth)
      .forEach(({ target }) => this.draw(target)));
    for (const place of places) {
      seen.observe(place);
      sized.observe(place);
      this.choice(place)?.addEventListener("change", () => this.choose(place));
    }
    addEventListener("beforeprint", () => places.forEach((place) => this.draw(place, true)));
    addEventListener("afterprint", () => this.redraw());
  }

  redraw() {
    for (const place of this.views.keys()) this.draw(place);
  }

  draw(place, printed = false) {
    const wide = printed ? Charts.paper : place.clientWidth;
    const { vega, compile, expressionInterpreter } = libraries;
    const config = this.look(this.dark.matches && !printed ? "dark" : "light", place, wide);
    const logger = vega.logger(vega.Error);
    const spec = compile({ ...this.specs[place.dataset.chart], width: wide }, { config, logger }).spec;
    this.views.get(place)?.view.finalize();
    // As a syntax tree, for the page forbids to evaluate text.
    const view = new vega.View(vega.parse(spec, null, { ast: true }), {
      expr: expressionInterpreter, renderer: "svg", container: place, logLevel: vega.Error,
    });
    this.views.set(place, { view, wide });
    if (this.choice(place)) view.signal("flow", Number(this.choice(place).value));
    view.run();
  }

  look(scheme, place, wide) {
    const theme = this.themes[scheme];
    const limit = Math.min(theme.axis.labelLimit, wide * 0.32);
    const columns = wide < Charts.narrow ? 1 : theme.legend.columns;
    return {
      ...theme,
      font: getComputedStyle(place).fontFamily,
      axis: { ...theme.axis, labelLimit: limit },
      legend: { ...theme.legend, columns, labelLimit: Math.min(theme.legend.labelLimit, wide - 40) },
    };
  }

  choice(place) {
    return place.parentElement.querySelector("select");
  }

  choose(place) {
    this.views.get(place)?.view.signal("flow", Number(this.choice(place).value)).run();
  }
}

const chartSource = document.getElementById("chart-data");
if (chartSource) {
  new Charts(JSON.parse(chartSource.textContent), document.querySelectorAll("[data-chart]"));
}
