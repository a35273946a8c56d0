// Runs in a comparison that was saved as a page of its own: without the studio, without a network.
(() => {
  const root = document.documentElement;
  const panes = [...document.querySelectorAll("[data-pane]")];
  const wipe = document.querySelector("[data-wipe]");
  const edge = document.querySelector("[data-edge]");
  const choices = [...document.querySelectorAll("select")];
  const modes = [...document.querySelectorAll("[data-mode]")];
  const readout = document.querySelector("[data-readout]");

  // What all panes show: the point of each image in the middle of its pane, 0 to 1, and how much
  // larger than fitting it is.
  const view = { x: 0.5, y: 0.5, magnification: 1 };
  const within = (value, least, most) => Math.min(most, Math.max(least, value));
  const fitOf = (image, box) =>
    Math.min(box.width / image.naturalWidth, box.height / image.naturalHeight);

  function lay(image, box) {
    const scale = fitOf(image, box) * view.magnification;
    const left = box.width / 2 - view.x * image.naturalWidth * scale;
    const top = box.height / 2 - view.y * image.naturalHeight * scale;
    image.style.width = `${image.naturalWidth}px`;
    image.style.height = `${image.naturalHeight}px`;
    image.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
    image.style.imageRendering = scale * devicePixelRatio > 2 ? "pixelated" : "auto";
  }

  function draw() {
    for (const pane of shownPanes()) {
      const box = { width: pane.clientWidth, height: pane.clientHeight };
      for (const image of pane.querySelectorAll("img")) lay(image, box);
    }
    const part = Number(edge.value);
    wipe.querySelector("[data-upper]").style.clipPath = `inset(0 0 0 ${part}%)`;
    wipe.querySelector("[data-line]").style.left = `${part}%`;
    readout.textContent = `${Math.round(view.magnification * 100)} %`;
  }

  const isWiping = () => root.dataset.view === "wipe";
  const shownPanes = () => (isWiping() ? [wipe] : panes);

  function zoomAt(pane, at, factor) {
    const image = pane.querySelector("img");
    const box = pane.getBoundingClientRect();
    const scale = fitOf(image, box) * view.magnification;
    const away = { x: at.x - box.left - box.width / 2, y: at.y - box.top - box.height / 2 };
    const across = image.naturalWidth * scale;
    const down = image.naturalHeight * scale;
    const point = { x: view.x + away.x / across, y: view.y + away.y / down };
    const next = within(view.magnification * factor, 0.5, 64);
    const grown = next / view.magnification;
    view.magnification = next;
    view.x = within(point.x - away.x / (across * grown), 0, 1);
    view.y = within(point.y - away.y / (down * grown), 0, 1);
    draw();
  }

  function moveBy(pane, across, down) {
    const image = pane.querySelector("img");
    const box = { width: pane.clientWidth, height: pane.clientHeight };
    const scale = fitOf(image, box) * view.magnification;
    view.x = within(view.x - across / (image.naturalWidth * scale), 0, 1);
    view.y = within(view.y - down / (image.naturalHeight * scale), 0, 1);
    draw();
  }

  function fitAll() {
    Object.assign(view, { x: 0.5, y: 0.5, magnification: 1 });
    draw();
  }

  const zoomKeys = { "+": 1.25, "=": 1.25, "-": 0.8 };
  const moveKeys = {
    ArrowLeft: [40, 0],
    ArrowRight: [-40, 0],
    ArrowUp: [0, 40],
    ArrowDown: [0, -40],
  };

  function press(pane, key) {
    const box = pane.getBoundingClientRect();
    const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    const factor = zoomKeys[key];
    const move = moveKeys[key];
    if (factor) zoomAt(pane, middle, factor);
    else if (move) moveBy(pane, ...move);
    else if (key === "0") fitAll();
    else return false;
    return true;
  }

  for (const pane of [...panes, wipe]) {
    const fingers = new Map();
    pane.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        zoomAt(pane, { x: event.clientX, y: event.clientY }, Math.exp(-event.deltaY * 0.0016));
      },
      { passive: false },
    );
    pane.addEventListener("pointerdown", (event) => {
      pane.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });
    pane.addEventListener("pointermove", (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const now = { x: event.clientX, y: event.clientY };
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      fingers.set(event.pointerId, now);
      const share = other ? 0.5 : 1;
      moveBy(pane, (now.x - before.x) * share, (now.y - before.y) * share);
      if (!other) return;
      const apart = (one) => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      zoomAt(pane, middle, apart(now) / apart(before));
    });
    const release = (event) => fingers.delete(event.pointerId);
    pane.addEventListener("pointerup", release);
    pane.addEventListener("pointercancel", release);
    pane.addEventListener("dblclick", fitAll);
    pane.addEventListener("keydown", (event) => {
      if (press(pane, event.key)) event.preventDefault();
    });
  }

  function choose() {
    const images = [...wipe.querySelectorAll("img")];
    choices.forEach((choice, side) => {
      const source = panes[choice.selectedIndex].querySelector("img");
      images[side].src = source.src;
      images[side].alt = source.alt;
    });
    Promise.all(images.map((image) => image.decode())).then(draw, draw);
  }

  function show(mode) {
    root.dataset.view = mode;
    for (const button of modes) button.setAttribute("aria-pressed", button.dataset.mode === mode);
    if (isWiping()) choose();
    draw();
  }

  for (const button of modes) button.addEventListener("click", () => show(button.dataset.mode));
  for (const choice of choices) choice.addEventListener("change", choose);
  edge.addEventListener("input", draw);
  addEventListener("resize", draw);
  if (choices[1]) choices[1].selectedIndex = Math.min(1, panes.length - 1);
  show("grid");
  addEventListener("load", draw);
})();
