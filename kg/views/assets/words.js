/* The words of the interface in Chinese and English; texts of documents are never translated. */
(function () {
  const words = {
    skip: ["跳到列表", "Skip to the list"],
    language: ["界面语言", "Language"],
    find: ["查找与筛选", "Find and filter"],
    search: ["查找", "Search"],
    placeholder: ["名称、别名、拼音或首字母", "Name, alias, pinyin or initials"],
    types: ["类型", "Types"],
    relations: ["关系", "Relations"],
    entries: ["条目", "Entries"],
    results: ["结果", "Results"],
    none: ["没有找到。试试更短的词，或拼音首字母。", "Nothing found. Try a shorter word or pinyin initials."],
    picture: ["网络图", "Network"],
    pictureText: [
      "网络图。左侧列表与详情栏列出图中的全部条目和关系。",
      "Network drawing. The list and the details hold all entries and relations of the drawing.",
    ],
    zoom: ["缩放", "Zoom"],
    zoomIn: ["放大", "Zoom in"],
    zoomOut: ["缩小", "Zoom out"],
    zoomFit: ["全图", "Show all"],
    details: ["详情", "Details"],
    close: ["返回总览", "Back to overview"],
    aliases: ["又称", "Also"],
    number: ["编号", "Number"],
    facts: ["指标与事实", "Facts"],
    more: ["显示其余 {n} 项", "Show {n} more"],
    characters: ["字符", "characters"],
    counts: ["{nodes} 个条目 · {edges} 条关系", "{nodes} entries · {edges} relations"],
    shown: ["显示 {shown} / {all}", "{shown} of {all} shown"],
    overview: ["总览", "Overview"],
    howto: [
      "点选图中或列表里的条目，查看它的关系，以及原文中说明每条关系的句子。",
      "Choose an entry in the drawing or in the list to see its relations and, for each, the sentence that says it.",
    ],
    keys: [
      "按 / 查找，↑ ↓ 浏览列表，Enter 选定，Esc 返回；Ctrl+Z 撤销。点线看依据，拖动条目即固定。",
      "Press / to search, ↑ ↓ to walk the list, Enter to choose, Esc to go back, Ctrl+Z to undo. A click on a line shows why it is there; dragging an entry pins it.",
    ],
    most: ["{relation}最多", "{relation}: most"],
    sources: ["来源文件", "Sources"],
    unnamed: ["（无名称）", "(no name)"],
    hiddenNow: ["此条目已被筛选隐藏", "This entry is hidden by a filter"],
    documents: ["文件与年份", "Documents and years"],
    years: ["年份", "Years"],
    sure: ["把握不低于", "Confidence at least"],
    layout: ["布局", "Layout"],
    layers: ["分层", "Layers"],
    force: ["力导", "Force"],
    radial: ["环形", "Rings"],
    fold: ["折叠末端", "Fold leaves"],
    foldHint: ["把只有一个邻居的条目收进邻居", "Put entries with one neighbour into it"],
    shutAll: ["收起任务", "Collapse tasks"],
    shutHint: ["把任务收进所属的攻坚行动", "Put tasks into their campaigns"],
    undo: ["撤销", "Undo"],
    redo: ["重做", "Redo"],
    reset: ["复原", "Reset"],
    share: ["复制链接", "Copy link"],
    shared: ["链接已复制", "Link copied"],
    notShared: ["链接在地址栏中", "The link is in the address bar"],
    exportAs: ["导出", "Export"],
    tools: ["视图工具", "View tools"],
    expand: ["展开邻居（{n}）", "Expand neighbours ({n})"],
    collapse: ["收起", "Collapse"],
    open: ["展开", "Expand"],
    hide: ["隐藏", "Hide"],
    showAgain: ["重新显示", "Show again"],
    pin: ["固定", "Pin"],
    unpin: ["取消固定", "Unpin"],
    centreHere: ["以此为中心", "Centre here"],
    pathFrom: ["查找路径…", "Find a path…"],
    pathHint: ["路径起点：{name}。请选择终点。", "Path from {name}. Choose where it ends."],
    cancel: ["取消", "Cancel"],
    path: ["最短路径", "Shortest paths"],
    pathNone: ["在当前筛选下，两者之间没有路径。", "Nothing connects the two under these filters."],
    pathNumber: ["路径 {n}（{steps} 步）", "Path {n} ({steps} steps)"],
    community: ["社群", "Community"],
    members: ["成员", "Members"],
    openCommunity: ["展开社群", "Open the community"],
    closeCommunity: ["收起社群", "Close the community"],
    communityOf: ["{names} 等 {n} 项", "{names} and others, {n} in all"],
    line: ["关系", "Relation"],
    statements: ["{n} 条依据", "{n} statements"],
    hiddenEntries: ["已隐藏的条目", "Hidden entries"],
    sureness: ["把握 {n}%", "confidence {n}%"],
    noEvidence: ["由文件结构得出", "From the document's structure"],
  };

  let english = false;

  /** Returns the words for `key` in the current language, with {names} filled in. */
  function say(key, values) {
    const text = words[key][english ? 1 : 0];
    return text.replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? String(values[name]) : whole));
  }

  kgView.words = {
    say,
    /** Returns `zh` or `en` of something that carries both. */
    pick: (thing) => (english ? thing.en : thing.zh),
    /** Returns a relation's name as seen from its source, or from its target. */
    relation: (r, outwards) => (outwards ? (english ? r.en : r.zh) : english ? r.fromEn : r.fromZh),
    isEnglish: () => english,
    setEnglish: (value) => { english = value; },
  };
})();
