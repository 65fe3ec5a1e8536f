/* What can be done with the chosen entry: expand, collapse, hide, pin, centre, find a path from it. */
(function () {
  const { model, state, scene, positions, words } = kgView;
  const { element } = kgView.elements;
  const { action } = kgView.quotes;

  /** Brings out every neighbour of an entry, whatever hides it apart from the filters by type. */
  function expand(id) {
    state.change((view) => {
      view.shut.delete(id);
      view.open.add(id);
      for (const edge of model.entries[id].edges) view.hidden.delete(model.other(edge, id).id);
    });
  }

  function collapse(id) {
    state.change((view) => {
      view.open.delete(id);
      view.shut.add(id);
    });
  }

  function hide(id) {
    state.change((view) => view.hidden.add(id));
    state.choose(null);
  }

  const unhide = (ids) => state.change((view) => ids.forEach((id) => view.hidden.delete(id)));

  function pin(id) {
    state.change((view) => {
      if (!view.pins.delete(id)) view.pins.set(id, [Math.round(positions.x[id]), Math.round(positions.y[id])]);
    });
  }

  function centre(id) {
    state.change((view) => { view.layout = "radial"; view.anchor = id; });
  }

  /** Returns the button that shows more of what is next to an entry, where there may be more. */
  function expander(id, more) {
    if (kgView.live.mayKnow(id)) return action("expandAll", () => { expand(id); kgView.live.fetch(id); });
    return more ? action("expand", () => expand(id), { n: more }) : null;
  }

  /** Returns the buttons for an entry. */
  function of(entry) {
    const { id } = entry;
    const { shut, hidden, pins } = state.now;
    if (hidden.has(id)) return element("div", { class: "actions" }, action("showAgain", () => unhide([id])));
    const more = scene.undrawn(id);
    const community = model.communityOf.get(id);
    return element("div", { class: "actions", role: "group", "aria-label": words.say("tools") },
      expander(id, more),
      shut.has(id) || !scene.linksOf(id).length ? null : action("collapse", () => collapse(id)),
      action("hide", () => hide(id)),
      action(pins.has(id) ? "unpin" : "pin", () => pin(id)),
      action("centreHere", () => centre(id)),
      action("pathFrom", () => state.startPath(id)),
      community ? action("closeCommunity", () => { state.choose(null); state.change((view) => view.groups.delete(community.id)); }) : null);
  }

  kgView.actions = { of, unhide, collapse };
})();
