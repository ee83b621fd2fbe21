// Make elements of HTML and SVG; what comes from the log only ever becomes text or an attribute.
const mapElements = {
  html(name, attributes = {}, ...children) {
    return mapElements.filled(document.createElement(name), attributes, children);
  },

  svg(name, attributes = {}, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    return mapElements.filled(element, attributes, children);
  },

  filled(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  },

  // Put `values` into the places of a sentence: "{count} times".
  sentence(text, values) {
    return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  },
};
