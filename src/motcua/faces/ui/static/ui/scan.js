// Sends each scan as it comes, one after the other, and keeps the cursor in the field.
// Without this script the form works all the same: one page for each scan.
(() => {
  "use strict";
  const form = document.querySelector("form[data-scan]");
  if (!form) return;
  const field = form.elements.code;
  const told = document.getElementById("told");
  const tally = document.getElementById("tally");
  const sound = document.getElementById("sound");
  const queue = [];
  let busy = false;
  let speaker = null;

  const newKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  const tone = (pitch, start, length) => {
    const wave = speaker.createOscillator();
    const volume = speaker.createGain();
    volume.gain.value = 0.15;
    wave.frequency.value = pitch;
    wave.connect(volume).connect(speaker.destination);
    wave.start(speaker.currentTime + start);
    wave.stop(speaker.currentTime + start + length);
  };

  const cue = (kind) => {
    if (navigator.vibrate) navigator.vibrate(kind === "danger" ? [120, 60, 120] : 40);
    if (!sound.checked || !window.AudioContext) return;
    speaker = speaker || new AudioContext();
    if (kind === "danger" || kind === "warning") {
      tone(220, 0, 0.18);
      tone(180, 0.22, 0.25);
    } else {
      tone(kind === "info" ? 660 : 990, 0, 0.09);
    }
  };

  const say = (kind, text) => {
    const box = document.createElement("div");
    box.className = "mc-told";
    box.dataset.tone = kind;
    box.append(text);
    told.replaceChildren(box);
  };

  const put = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    told.replaceChildren(...page.getElementById("told").childNodes);
    tally.replaceChildren(...page.getElementById("tally").childNodes);
    const box = told.querySelector("[data-tone]");
    if (box) cue(box.dataset.tone);
  };

  const send = async (data) => {
    const answer = await fetch(form.action, {
      method: "POST",
      body: data,
      headers: { "HX-Request": "true" },
    });
    if (answer.redirected) {
      location.assign(answer.url);
      return;
    }
    if (answer.ok || answer.status === 409) put(await answer.text());
    else {
      say("danger", form.dataset.failed);
      cue("danger");
    }
  };

  const work = async () => {
    if (busy) return;
    busy = true;
    while (queue.length) {
      if (queue.length > 1) say("info", `${form.dataset.pending} (${queue.length})`);
      try {
        await send(queue[0]);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        say("danger", form.dataset.offline);
        cue("danger");
        setTimeout(work, 3000);
        break;
      }
      queue.shift();
    }
    busy = false;
  };

  // What the other side scans meanwhile; whoever is reading the list by keyboard is left alone.
  const refresh = async () => {
    if (busy || document.hidden || tally.contains(document.activeElement)) return;
    const answer = await fetch(tally.dataset.rows, { headers: { "HX-Request": "true" } });
    const html = await answer.text();
    if (!answer.ok || answer.redirected || busy || tally.contains(document.activeElement)) return;
    const page = new DOMParser().parseFromString(html, "text/html");
    tally.replaceChildren(...page.body.childNodes);
  };

  const add = (source) => {
    const data = new FormData(source);
    data.set("key", newKey());
    queue.push(data);
    work();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim()) add(form);
    field.value = "";
    field.focus();
  });

  const photo = document.querySelector("form[data-photo]");
  photo.addEventListener("submit", (event) => {
    event.preventDefault();
    if (photo.elements.photo.files.length) add(photo);
    photo.reset();
    field.focus();
  });
  photo.elements.photo.addEventListener("change", () => photo.requestSubmit());

  sound.closest("[hidden]").hidden = false;
  sound.checked = localStorage.getItem("scan-sound") !== "off";
  sound.addEventListener("change", () => {
    localStorage.setItem("scan-sound", sound.checked ? "on" : "off");
    field.focus();
  });
  setInterval(() => refresh().catch(() => {}), 5000); // without network, the next time will do
  window.addEventListener("online", work);
  window.addEventListener("beforeunload", (event) => {
    if (queue.length) event.preventDefault();
  });
})();
