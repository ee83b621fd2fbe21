// Buttons that copy the address of a finding, or the query behind it.
{
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // A page from a disk may not be let at the clipboard: select the text and copy that.
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };
  const sources = {
    link: (button) => `${location.href.split("#")[0]}#${button.closest("article").id}`,
    query: (button) => button.parentElement.querySelector("code").textContent,
  };
  for (const button of document.querySelectorAll("[data-copies]")) {
    const said = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await copy(sources[button.dataset.copies](button));
      button.focus();
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = said; }, 1500);
    });
  }
}
