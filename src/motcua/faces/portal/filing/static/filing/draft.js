// Saves each answer as it is changed, and holds on to what could not be sent.
// Without this script the button saves the page.
(() => {
  "use strict";
  const STEM = "draft:";
  const page = document.querySelector("[data-drafts-sent]");
  if (page) {
    // The filing was sent: nothing of it stays on this machine.
    Object.keys(sessionStorage).filter((key) => key.startsWith(STEM)).forEach((key) => sessionStorage.removeItem(key));
    return;
  }
  const form = document.querySelector("form[data-draft]");
  if (!form || !window.fetch) return;
  const told = document.getElementById("saved");
  const key = `${STEM}${form.dataset.draft}:${form.dataset.page}`;
  const PATIENCE = 4000;
  const REFUSED = 422; // said in words; trying again by itself would not help
  const MOMENT = 250; // a press of the button right after an answer saves both at once
  const LEFT_OUT = new Set(["csrfmiddlewaretoken", "seen", "form", "shown", "met", ".asked"]);
  let timer = 0;
  let busy = false;
  let again = false;
  let pressed = null;

  const values = () =>
    [...new FormData(form)].filter(([name, value]) => !LEFT_OUT.has(name) && typeof value === "string");
  const hold = () => sessionStorage.setItem(key, JSON.stringify(values()));
  const release = () => sessionStorage.removeItem(key);
  const say = (words, tone) => {
    told.dataset.tone = tone || "";
    told.textContent = words;
  };

  const later = (wait = PATIENCE) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  const save = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    again = false;
    hold();
    const data = new FormData(form);
    data.delete("met"); // only the button settles what two windows wrote
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
      if (answer.redirected) {
        say(form.dataset.signedOut, "warning"); // the values wait here until one has signed in
        document.getElementById("sign-in").hidden = false;
      } else if (answer.status === 403) {
        say(form.dataset.stale, "warning"); // signed in anew elsewhere: this page has an old token
        document.getElementById("sign-in").hidden = true;
        document.getElementById("open-again").hidden = false;
      } else if (answer.ok || answer.status === REFUSED) {
        const state = await answer.json();
        if (answer.ok && !again) release();
        if (state.seen !== undefined) {
          form.elements.seen.value = state.seen;
          form.elements.shown.value = state.shown;
        }
        say(state.says, answer.ok ? "" : "warning");
      } else {
        say(form.dataset.offline, "warning");
        later();
      }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      say(form.dataset.offline, "warning");
      later();
    }
    busy = false;
    if (pressed) go();
    else if (again) save();
  };

  const go = () => {
    clearTimeout(timer);
    const button = pressed;
    pressed = null;
    busy = false;
    form.requestSubmit(button);
  };

  const restore = () => {
    const held = JSON.parse(sessionStorage.getItem(key) || "null");
    if (!held) return;
    const names = new Set(held.map(([name]) => name));
    for (const field of form.elements) {
      if (LEFT_OUT.has(field.name) || field.type === "file" || field.type === "submit") continue;
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = held.some(([name, value]) => name === field.name && value === field.value);
      } else if (names.has(field.name)) {
        field.value = held.find(([name]) => name === field.name)[1];
      }
    }
    save();
  };

  // Other pages of this filing were saved, or one would not have come here.
  Object.keys(sessionStorage)
    .filter((other) => other.startsWith(`${STEM}${form.dataset.draft}:`) && other !== key)
    .forEach((other) => sessionStorage.removeItem(other));

  form.addEventListener("change", (event) => {
    if (event.target.type !== "file") later(MOMENT);
  });
  form.addEventListener("input", hold);
  form.addEventListener("submit", (event) => {
    hold(); // if the session is over, the answers are still here
    clearTimeout(timer);
    if (!busy || !form.requestSubmit) return;
    // What is on its way comes first: two savings at once would meet as if from two windows.
    event.preventDefault();
    if (pressed) return;
    pressed = event.submitter;
    timer = setTimeout(go, PATIENCE);
  });
  window.addEventListener("online", save);
  restore();
})();
