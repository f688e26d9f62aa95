// Lets a person sign on the screen: the drawing becomes the file of the field it stands for.
// Without this script a photograph of the signed slip is chosen instead.
for (const pad of document.querySelectorAll("[data-sign-for]")) {
  const input = document.getElementById(pad.dataset.signFor);
  const canvas = pad.querySelector("canvas");
  const pen = canvas.getContext("2d");
  const ready = input && typeof DataTransfer === "function";
  if (!ready) continue;
  let from = null;

  const blank = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 3;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = "#1b2425";
    input.value = "";
    pad.removeAttribute("data-signed");
  };

  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * canvas.width,
      y: ((event.clientY - box.top) / box.height) * canvas.height,
    };
  };

  const hand_in = () =>
    canvas.toBlob((drawn) => {
      const files = new DataTransfer();
      files.items.add(new File([drawn], "signature.png", { type: "image/png" }));
      input.files = files.files;
      pad.setAttribute("data-signed", "");
    }, "image/png");

  canvas.addEventListener("pointerdown", (event) => {
    from = place(event);
    canvas.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = place(event);
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
    pen.stroke();
    from = to;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      if (from) hand_in();
      from = null;
    });
  }
  pad.querySelector("button").addEventListener("click", blank);
  blank();
  pad.hidden = false;
}
