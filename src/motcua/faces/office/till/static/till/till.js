// Sums while typing; without this script the pages show them after a press of a button.
"use strict";
(() => {
  const dong = new Intl.NumberFormat("vi-VN");
  const read = (box) => Number((box?.value ?? "").replace(/\D/g, "")) || 0;
  const say = (target, amount) => { if (target) target.value = dong.format(amount); };

  const count = document.querySelector(".mc-count");
  if (count) {
    const boxes = [...count.querySelectorAll("[data-worth]")];
    const add = () => {
      let total = 0;
      for (const box of boxes) {
        const sum = Number(box.dataset.worth) * (Number(box.value) || 0);
        total += sum;
        const shown = count.querySelector(`output[for="${box.id}"]`);
        if (shown) shown.value = box.value === "" ? "" : dong.format(sum);
      }
      say(count.querySelector("#counted"), total);
      say(count.querySelector("#difference"), total - Number(count.dataset.expected));
    };
    count.addEventListener("input", add);
    if (boxes.some((box) => box.value !== "")) add();
  }

  const pay = document.querySelector(".mc-pay");
  if (pay) {
    const given = pay.querySelector("[name=given]");
    const back = pay.querySelector("#back");
    const amounts = [...pay.querySelectorAll("[name$=-amount]")];
    const add = () => {
      const total = pay.dataset.total ? Number(pay.dataset.total) : amounts.reduce((sum, box) => sum + read(box), 0);
      say(pay.querySelector("#total"), total);
      const rest = read(given) - total;
      back.value = read(given) ? `${rest < 0 ? back.dataset.lacks : back.dataset.back} ${dong.format(Math.abs(rest))}\u00a0₫` : "";
    };
    pay.addEventListener("input", add);
    add();
  }
})();
