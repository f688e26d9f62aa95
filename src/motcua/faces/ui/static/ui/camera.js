// Reads labels with the camera where the browser can; otherwise says so: a photograph still works.
(() => {
  "use strict";
  const form = document.querySelector("form[data-scan]");
  const button = document.querySelector("[data-camera]");
  if (!form || !button) return;
  const said = document.querySelector("[data-camera-said]");
  const panel = document.querySelector(".mc-camera");
  const video = panel.querySelector("video");
  const FORMATS = ["code_128", "qr_code"];
  const SAME_AGAIN = 3000;
  let stream = null;
  let last = { text: "", at: 0 };

  const supported = async () => {
    if (!("BarcodeDetector" in window) || !navigator.mediaDevices) return [];
    const known = await BarcodeDetector.getSupportedFormats();
    return FORMATS.filter((format) => known.includes(format));
  };

  const stop = () => {
    if (stream) stream.getTracks().forEach((track) => track.stop());
    stream = null;
    panel.hidden = true;
    button.hidden = false;
    said.textContent = "";
    form.elements.code.focus();
  };

  const found = (text) => {
    const now = Date.now();
    if (text === last.text && now - last.at < SAME_AGAIN) return;
    last = { text, at: now };
    form.elements.code.value = text;
    form.requestSubmit();
  };

  const look = async (detector) => {
    while (stream) {
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
        const codes = await detector.detect(video);
        codes.forEach((code) => found(code.rawValue));
      }
      await new Promise((ready) => setTimeout(ready, 200));
    }
  };

  const start = async (formats) => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      said.textContent = said.dataset.denied;
      return;
    }
    video.srcObject = stream;
    panel.hidden = false;
    button.hidden = true;
    said.textContent = said.dataset.looking;
    await video.play();
    await look(new BarcodeDetector({ formats }));
  };

  supported().then((formats) => {
    if (!formats.length) {
      if (matchMedia("(pointer: coarse)").matches) said.textContent = said.dataset.missing;
      return;
    }
    button.hidden = false;
    button.addEventListener("click", () => start(formats));
    panel.querySelector("[data-camera-off]").addEventListener("click", stop);
    window.addEventListener("pagehide", stop);
  });
})();
