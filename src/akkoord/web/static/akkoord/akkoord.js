// SPDX-License-Identifier: EUPL-1.2
// Everything works without this file. It adds: "/" to search, Escape and a click elsewhere to close, printing, and focus on errors.
(() => {
  "use strict";

  const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;
  const dropped = () => document.querySelectorAll("details[data-drop][open]");

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      dropped().forEach((drop) => {
        drop.open = false;
        drop.querySelector("summary").focus();
      });
      document.documentElement.classList.add("ak-tips-closed");
    }
    const box = document.querySelector("[data-search-box]");
    if (event.key === "/" && box && !typing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
    }
  });

  document.addEventListener("click", (event) => {
    dropped().forEach((drop) => {
      if (!drop.contains(event.target)) drop.open = false;
    });
    if (event.target.closest("[data-print]")) window.print();
  });

  const tipsAgain = () => document.documentElement.classList.remove("ak-tips-closed");
  document.addEventListener("focusin", tipsAgain);
  document.addEventListener("mouseover", (event) => {
    if (event.target.closest(".ak-tip__word")) tipsAgain();
  });

  // An answer without the part that was asked for (signed out, an error) would wipe it: keep the page, and say so.
  const notSent = (button) => {
    const text = document.querySelector("[data-not-sent]");
    if (!text || !button.form) return;
    text.hidden = false;
    button.closest(".ak-buttons, p, fieldset").append(text);
  };
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const asked = detail.requestConfig.elt.closest("[hx-select]")?.getAttribute("hx-select");
    if (!detail.shouldSwap || !asked?.startsWith("#") || detail.serverResponse.includes(`id="${asked.slice(1)}"`)) return;
    detail.shouldSwap = false;
    notSent(detail.requestConfig.elt);
  });
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(failure, ({ detail }) => notSent(detail.elt));
  }

  document.documentElement.classList.add("ak-js");
  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();
})();
