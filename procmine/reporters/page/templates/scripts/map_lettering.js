// Measure and break the words of the map as the reader's own fonts draw them.
class MapLettering {
  static lines = 3;
  static widest = 150;

  constructor(family) {
    this.pen = document.createElement("canvas").getContext("2d");
    this.fonts = { name: `600 13px ${family}`, note: `12px ${family}` };
    this.fonts.mark = `600 ${this.fonts.note}`;
  }

  width(text, font) {
    this.pen.font = this.fonts[font];
    return this.pen.measureText(text).width;
  }

  // Break a name into the lines of a box, at spaces where there are any, cut where too long.
  wrapped(name) {
    const fits = (text) => this.width(text.trimEnd(), "name") <= MapLettering.widest;
    const lines = [""];
    for (const word of name.match(/\S+\s*/gu) ?? ["–"]) {
      if (!fits(lines.at(-1) + word) && lines.at(-1)) lines.push("");
      for (const letter of word) {
        if (!fits(lines.at(-1) + letter)) lines.push("");
        if (lines.length > MapLettering.lines) return this.cut(lines);
        lines[lines.length - 1] += letter;
      }
    }
    return lines.map((line) => line.trimEnd());
  }

  cut(lines) {
    const kept = lines.slice(0, MapLettering.lines).map((line) => line.trimEnd());
    let last = [...kept.at(-1)];
    while (last.length && this.width(last.join("") + "…", "name") > MapLettering.widest) last.pop();
    return [...kept.slice(0, -1), last.join("").trimEnd() + "…"];
  }
}
