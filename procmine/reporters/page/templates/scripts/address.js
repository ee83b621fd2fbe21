// The part of the address after #: where to go, and after a ? what the findings are filtered by.
const address = {
  read() {
    const [anchor, query = ""] = location.hash.slice(1).split(/\?(.*)/s);
    return { anchor, choices: new URLSearchParams(query) };
  },
  write(anchor, choices) {
    const query = choices.toString();
    const hash = anchor || query ? `#${anchor}${query ? `?${query}` : ""}` : location.pathname;
    if (hash !== location.hash) history.replaceState(null, "", hash);
  },
};
