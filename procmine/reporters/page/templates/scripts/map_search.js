// Find activities by a part of their name: they are marked while it is typed, Enter goes to the next.
class MapSearch {
  constructor(field, status, data, { marked, chosen }) {
    Object.assign(this, { field, status, data, marked, chosen, found: [], next: 0 });
    field.addEventListener("input", () => this.search());
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !this.found.length) return;
      event.preventDefault();
      this.chosen(this.found[this.next % this.found.length]);
      this.next += 1;
    });
  }

  search() {
    const wanted = this.field.value.trim().toLocaleLowerCase();
    const { activities, words } = this.data;
    this.found = wanted
      ? activities.filter((one) => one.name.toLocaleLowerCase().includes(wanted)) : [];
    this.next = 0;
    this.status.textContent = !wanted ? "" : this.found.length
      ? mapElements.sentence(words.found, { count: this.found.length }) : words.no_match;
    this.marked(wanted ? this.found : null);
  }
}
