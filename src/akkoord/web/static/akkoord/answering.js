// SPDX-License-Identifier: EUPL-1.2
// One's own questions work without this file. It adds: drafts while somebody types, undoing and adding a row in place,
// how far one is, and how long it takes (seconds per request, and nothing else).
(() => {
  "use strict";

  const form = document.querySelector("[data-own]");
  if (!form) return;
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const kept = document.getElementById("bewaard");
  const cards = [...form.querySelectorAll("[data-question]")];
  const cardOf = (element) => element.closest("[data-question]");
  let leaving = false;

  // Drafts.
  const waiting = new Map();
  const fieldsOf = (card) => {
    const values = { csrfmiddlewaretoken: token };
    for (const field of card.querySelectorAll("input[name], textarea[name], select[name]")) {
      if ((field.type !== "radio" && field.type !== "checkbox") || field.checked) values[field.name] = field.value;
    }
    return values;
  };
  const save = (card, over = {}) => {
    clearTimeout(waiting.get(card));
    waiting.delete(card);
    if (leaving) return;
    const number = card.dataset.question;
    const url = form.dataset.draftUrl.replace("/0/", `/${number}/`);
    window.htmx.ajax("POST", url, {
      target: `#concept-${number}`,
      swap: "innerHTML",
      values: { ...fieldsOf(card), ...over },
    });
  };
  const saveSoon = (card, delay) => {
    clearTimeout(waiting.get(card));
    waiting.set(card, setTimeout(() => save(card), delay));
  };
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(failure, () => {
      kept.textContent = kept.dataset.failed;
    });
  }

  // How far one is.
  const stand = document.getElementById("stand");
  const bar = document.getElementById("voortgang");
  const count = () => {
    const ready = cards.filter((card) => card.matches("[data-answered]") || card.querySelector(".ak-ask__radio:checked")).length;
    stand.textContent = stand.textContent.replace(/\d+/, ready);
    bar.value = ready;
  };

  // The reason for another date shows when the date is another.
  const moved = (card) => {
    const part = card.querySelector("[data-moved]");
    if (!part) return;
    const date = card.querySelector("[data-last]");
    const field = part.querySelector("textarea");
    part.hidden = date.value.trim() === date.dataset.last && !field.value && !field.hasAttribute("aria-invalid");
  };

  const clear = (card) => {
    for (const radio of card.querySelectorAll(".ak-ask__radio")) radio.checked = false;
    card.classList.remove("ak-ask--open");
    const first = card.querySelector(".ak-ask__radio");
    if (first) first.focus();
  };

  const addRow = (card, button) => {
    const rows = card.querySelectorAll(".ak-need");
    const number = rows.length;
    const row = rows[number - 1].cloneNode(true);
    for (const element of row.querySelectorAll("[id], [name], [for]")) {
      for (const name of ["id", "name", "for"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replace(/^needs-\d+-/, `needs-${number}-`));
      }
    }
    row.setAttribute("aria-label", row.getAttribute("aria-label").replace(/\d+/, number + 1));
    row.querySelectorAll("input, select").forEach((field) => {
      field.value = "";
    });
    button.before(row);
    card.querySelector("[data-rows]").value = number + 1;
    row.querySelector("input").focus();
  };

  form.addEventListener("click", (event) => {
    const card = cardOf(event.target);
    const button = event.target.closest("button");
    if (!card || !button) return;
    if (button.matches("[data-clear]") && !card.querySelector("details")) {
      event.preventDefault();
      clear(card);
      count();
      saveSoon(card, 300);
    } else if (button.matches("[data-add-row]")) {
      event.preventDefault();
      addRow(card, button);
    } else if (button.matches("[data-keep-mine]")) {
      save(card, { [`revision-${card.dataset.question}`]: button.dataset.keepMine });
    }
  });
  form.addEventListener("change", (event) => {
    const card = cardOf(event.target);
    if (!card) return;
    count();
    moved(card);
    saveSoon(card, 500);
  });
  form.addEventListener("input", (event) => {
    const card = cardOf(event.target);
    if (!card || event.target.matches("[type=radio], [type=checkbox]")) return;
    moved(card);
    saveSoon(card, 2000);
  });
  form.addEventListener("submit", (event) => {
    if (leaving) event.preventDefault();
    leaving = true;
    waiting.forEach((timer) => clearTimeout(timer));
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") [...waiting.keys()].forEach((card) => save(card));
  });
  cards.forEach(moved);

  // How long it takes: seconds in which the page is seen and somebody did something in the last half minute.
  const IDLE = 30, REPORT = 60;
  const spent = new Map();
  let at = form.querySelector("[data-request]"), quiet = 0, unsaid = 0;
  const report = () => {
    if (!unsaid) return;
    const data = new FormData();
    data.append("csrfmiddlewaretoken", token);
    spent.forEach((seconds, request) => {
      data.append("verzoek", request);
      data.append("seconden", seconds);
    });
    spent.clear();
    unsaid = 0;
    navigator.sendBeacon(form.dataset.timeUrl, data);
  };
  for (const sign of ["pointerdown", "keydown", "scroll", "focusin", "input"]) {
    window.addEventListener(sign, (event) => {
      quiet = 0;
      const group = event.target instanceof Element && event.target.closest("[data-request]");
      if (group) at = group;
    }, { passive: true, capture: true });
  }
  setInterval(() => {
    if (!at || document.visibilityState !== "visible" || quiet++ >= IDLE) return;
    spent.set(at.dataset.request, (spent.get(at.dataset.request) || 0) + 1);
    if (++unsaid >= REPORT) report();
  }, 1000);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") report();
  });
  window.addEventListener("pagehide", report);
})();
