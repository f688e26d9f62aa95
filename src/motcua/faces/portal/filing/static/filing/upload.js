// Sends each chosen file at once, in pieces, and goes on where it stopped when the line comes back.
// Without this script the form sends the files whole, with the button.
(() => {
  "use strict";
  const form = document.querySelector("form[data-upload]");
  if (!form || !window.fetch) return;
  const chooser = form.elements.chosen;
  const told = document.getElementById("told");
  const PIECE = 512 * 1024;
  const PATIENCE = 3000;
  const TOO_FAST = 429;
  let waiting = Promise.resolve();

  const headers = (more) => ({
    "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
    Accept: "application/json",
    ...more,
  });

  const row = (file) => {
    const box = document.createElement("div");
    const text = document.createElement("p");
    const bar = document.createElement("progress");
    box.className = "mc-sending";
    bar.max = file.size || 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    box.append(text, bar);
    told.append(box);
    const say = (words, tone) => {
      box.dataset.tone = tone || "info";
      text.textContent = `${file.name}: ${words}`;
      if (tone) bar.remove();
    };
    return { say, at: (bytes) => { bar.value = bytes; } };
  };

  const pause = () =>
    new Promise((go) => {
      setTimeout(go, PATIENCE);
      window.addEventListener("online", go, { once: true });
    });

  // What was answered; nothing where it was no answer of ours, such as a page that says no.
  const read = (answer) => {
    const ours = (answer.headers.get("Content-Type") || "").includes("json");
    return ours ? answer.json() : {};
  };

  // Asks again until there is an answer; only a line that is gone is a reason to wait.
  const ask = async (line, url, options) => {
    for (;;) {
      try {
        const answer = await fetch(url, options);
        if (answer.redirected) {
          location.reload(); // the session is over: sign in again, and come back to this page
          return new Promise(() => {});
        }
        if (answer.status < 500 && answer.status !== TOO_FAST) return answer;
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
      }
      line.say(form.dataset.offline);
      await pause();
    }
  };

  const send = async (file) => {
    const line = row(file);
    if (file.size > Number(form.dataset.largest)) return line.say(form.dataset.tooLarge, "danger");
    line.say(form.dataset.sending);
    const wish = new FormData();
    wish.set("name", file.name);
    wish.set("size", file.size);
    wish.set("mark", file.lastModified);
    let answer = await ask(line, form.dataset.upload, { method: "POST", body: wish, headers: headers() });
    let state = await read(answer);
    while (answer.ok && state.received < file.size) {
      const piece = file.slice(state.received, state.received + PIECE);
      answer = await ask(line, state.url, {
        method: "PUT",
        body: piece,
        headers: headers({ "Upload-Offset": state.received, "Content-Type": "application/octet-stream" }),
      });
      const next = await read(answer);
      if (answer.status === 409 && next.received !== undefined) answer = { ok: true };
      state = { ...state, ...next };
      line.at(state.received);
    }
    if (answer.ok) {
      line.say(form.dataset.checking);
      answer = await ask(line, state.url, { method: "POST", headers: headers() });
      state = await read(answer);
    }
    if (!answer.ok) return line.say(state.says || form.dataset.failed, "danger");
    line.say(form.dataset.done, "success");
    return true;
  };

  const sendAll = async (files) => {
    const kept = [];
    for (const file of files) kept.push(await send(file));
    if (kept.length && kept.every(Boolean)) location.assign(form.dataset.after);
    else if (kept.some(Boolean)) form.querySelector("[data-again]").hidden = false;
  };

  chooser.addEventListener("change", () => {
    const files = [...chooser.files];
    chooser.value = "";
    waiting = waiting.then(() => sendAll(files));
  });
  form.querySelector("[data-plain]").hidden = true;
})();
