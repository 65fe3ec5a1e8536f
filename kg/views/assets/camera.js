/* What part of the drawing is seen: a scale and the point in the middle; moved by pointer and wheel. */
(function () {
  const LEAST = 0.01;
  const MOST = 12;
  const CLICK = 5; // CSS pixels up to which a press is a click
  const camera = { scale: 1, x: 0, y: 0 };
  const size = () => kgView.look.now;

  const toScreen = (x, y) => ({
    x: (x - camera.x) * camera.scale + size().width / 2,
    y: (y - camera.y) * camera.scale + size().height / 2,
  });
  const toWorld = (x, y) => ({
    x: (x - size().width / 2) / camera.scale + camera.x,
    y: (y - size().height / 2) / camera.scale + camera.y,
  });

  function look(scale, x, y) {
    Object.assign(camera, { scale: Math.min(MOST, Math.max(LEAST, scale)), x, y });
  }

  /** Zooms so that the point under `at` (CSS pixels) stays where it is. */
  function zoom(factor, at) {
    const point = at || { x: size().width / 2, y: size().height / 2 };
    const fixed = toWorld(point.x, point.y);
    look(camera.scale * factor, camera.x, camera.y);
    const moved = toWorld(point.x, point.y);
    look(camera.scale, camera.x + fixed.x - moved.x, camera.y + fixed.y - moved.y);
  }

  function pan(dx, dy) {
    look(camera.scale, camera.x - dx / camera.scale, camera.y - dy / camera.scale);
  }

  /** Listens to pointers and wheel; `on` is told of clicks, hovers, drags of nodes and movements. */
  function listen(canvas, on) {
    const fingers = new Map();
    let pressed = null;

    function press(event) {
      fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
      canvas.setPointerCapture(event.pointerId);
      if (fingers.size > 1) { pressed = null; return; }
      pressed = { x: event.offsetX, y: event.offsetY, moved: false, grabbed: event.pointerType === "mouse" ? on.grab(event.offsetX, event.offsetY) : null };
    }

    function pinch(event) {
      const before = [...fingers.values()];
      fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
      const after = [...fingers.values()];
      const apart = ([a, b]) => Math.hypot(a.x - b.x, a.y - b.y) || 1;
      const middle = ([a, b]) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
      const [from, to] = [middle(before), middle(after)];
      pan(to.x - from.x, to.y - from.y);
      zoom(apart(after) / apart(before), to);
      on.moved();
    }

    function drag(event) {
      const last = fingers.get(event.pointerId);
      const [dx, dy] = [event.offsetX - last.x, event.offsetY - last.y];
      if (!pressed || (!pressed.moved && Math.hypot(event.offsetX - pressed.x, event.offsetY - pressed.y) <= CLICK)) return;
      pressed.moved = true;
      fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
      if (pressed.grabbed !== null) on.drag(pressed.grabbed, toWorld(event.offsetX, event.offsetY));
      else { pan(dx, dy); on.moved(); }
    }

    canvas.addEventListener("pointerdown", press);
    canvas.addEventListener("pointermove", (event) => {
      if (!fingers.has(event.pointerId)) on.hover(event.offsetX, event.offsetY);
      else if (fingers.size > 1) pinch(event);
      else drag(event);
    });
    const release = (event) => {
      if (!fingers.delete(event.pointerId) || !pressed || fingers.size) return;
      if (!pressed.moved && event.type === "pointerup") on.click(event.offsetX, event.offsetY, event);
      else if (pressed.moved && pressed.grabbed !== null) on.drop(pressed.grabbed);
      pressed = null;
    };
    canvas.addEventListener("pointerup", release);
    canvas.addEventListener("pointercancel", release);
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), { x: event.offsetX, y: event.offsetY });
      on.moved();
    }, { passive: false });
  }

  kgView.camera = { now: camera, toScreen, toWorld, look, zoom, pan, listen };
})();
