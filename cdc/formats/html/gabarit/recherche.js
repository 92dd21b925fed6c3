"use strict";
// Search: the page itself is the index, read once at the first letter.
(() => {
  const MAXIMUM = 60;
  const AUTOUR = 70;
  const PASSAGES = ".fiche, main tr, main h2, main h3, main h4, main h5, main figcaption, .definitions > div, " +
    ".chiffres > div, main section > p, main section > ul > li, main section > ol > li, main section > blockquote, " +
    "main section > pre, .paysage > p";
  const champ = document.getElementById("recherche");
  const panneau = document.querySelector(".resultats");
  const liste = document.getElementById("reponses");
  const bilan = document.getElementById("bilan");
  let passages = null;
  let trouves = [];
  let actif = -1;
  let montre = null;

  const lettres = (texte) => texte.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[’ʼ]/g, "'");
  const propre = (texte) => texte.replace(/\s+/g, " ").trim();

  function indexer() {
    return [...document.querySelectorAll(PASSAGES)]
      .filter((e) => !e.parentElement.closest("thead, .fiche"))
      .map((element) => {
        const texte = propre(element.textContent);
        const titre = element.matches(".fiche") ? propre(element.querySelector(".tete > :first-child").textContent)
          : element.matches("h2, h3, h4, h5") ? texte : "";
        return { element, texte, titre, cle: lettres(texte), tete: lettres(titre), nom: lettres(element.id) };
      });
  }

  function chercher(demande) {
    const mots = lettres(demande).split(/\s+/).filter(Boolean);
    if (!mots.length) return [];
    passages ??= indexer();
    const rang = (p) => {
      const entier = mots.join("-");
      if (p.nom && p.nom === entier) return 0;
      return mots.every((m) => p.tete.includes(m)) ? 1 : 2;
    };
    const retenus = [];
    for (const p of passages) {
      if (mots.every((m) => p.cle.includes(m))) retenus.push([rang(p), p]);
    }
    retenus.sort((a, b) => a[0] - b[0]);
    return retenus.map(([, p]) => ({ ...p, mots }));
  }

  // Where the words stand in the text as written: letter by letter, as « œ » is two letters.
  function reperer(texte, mots) {
    const places = [];
    let cle = "";
    [...texte].forEach((c, rang) => { for (const l of lettres(c)) { cle += l; places.push(rang); } });
    const signes = [...texte];
    const bornes = [];
    for (const mot of mots) {
      for (let ou = cle.indexOf(mot); ou >= 0; ou = cle.indexOf(mot, ou + mot.length)) {
        bornes.push([places[ou], places[ou + mot.length - 1] + 1]);
      }
    }
    return { signes, bornes: bornes.sort((a, b) => a[0] - b[0]) };
  }

  function extrait(texte, mots) {
    const { signes, bornes } = reperer(texte, mots);
    let debut = Math.max(0, (bornes[0]?.[0] ?? 0) - AUTOUR);
    // Never in the middle of a word.
    while (debut > 0 && debut < (bornes[0]?.[0] ?? 0) && signes[debut - 1] !== " ") debut += 1;
    const fin = Math.min(signes.length, debut + 2.6 * AUTOUR);
    const p = document.createElement("span");
    p.className = "extrait";
    let ou = debut;
    const ecrire = (jusque) => { p.append(signes.slice(ou, jusque).join("")); ou = jusque; };
    if (debut > 0) p.append("… ");
    for (const [a, b] of bornes) {
      if (a < ou || b > fin) continue;
      ecrire(a);
      const marque = document.createElement("mark");
      marque.textContent = signes.slice(a, b).join("");
      p.append(marque);
      ou = b;
    }
    ecrire(fin);
    if (fin < signes.length) p.append(" …");
    return p;
  }

  function lieu(element) {
    const section = element.closest("section");
    const titre = section?.querySelector("h1, h2, h3");
    return titre ? propre(titre.textContent) : "";
  }

  function montrerReponses() {
    const demande = champ.value.trim();
    trouves = demande.length > 1 ? chercher(demande) : [];
    actif = -1;
    liste.replaceChildren(...trouves.slice(0, MAXIMUM).map((t, rang) => {
      const li = document.createElement("li");
      li.id = `reponse-${rang}`;
      li.role = "option";
      li.setAttribute("aria-selected", "false");
      const titre = document.createElement("strong");
      const endroit = document.createElement("span");
      endroit.className = "lieu";
      endroit.textContent = lieu(t.element);
      titre.textContent = t.titre || endroit.textContent;
      li.append(titre);
      if (t.titre && t.titre !== endroit.textContent) li.append(endroit);
      const corps = t.element.matches(".fiche") ? propre(t.texte.slice(t.titre.length)) : t.texte;
      if (corps !== t.titre) li.append(extrait(corps, t.mots));
      li.addEventListener("click", () => aller(rang));
      return li;
    }));
    const ouvert = demande.length > 1;
    garder(() => {
      panneau.hidden = !ouvert;
      document.body.classList.toggle("cherche", ouvert);
    });
    champ.setAttribute("aria-expanded", String(ouvert && trouves.length > 0));
    champ.removeAttribute("aria-activedescendant");
    bilan.textContent = dire(trouves.length);
  }

  function dire(nombre) {
    if (!nombre) return "Aucun passage ne contient tous ces mots.";
    if (nombre > MAXIMUM) return `${nombre} passages, les ${MAXIMUM} premiers ci-dessous.`;
    return nombre === 1 ? "1 passage" : `${nombre} passages`;
  }

  function choisir(rang) {
    const items = liste.children;
    if (!items.length) return;
    items[actif]?.setAttribute("aria-selected", "false");
    actif = (rang + items.length) % items.length;
    items[actif].setAttribute("aria-selected", "true");
    items[actif].scrollIntoView({ block: "nearest" });
    champ.setAttribute("aria-activedescendant", items[actif].id);
  }

  function aller(rang) {
    const trouve = trouves[rang];
    if (!trouve) return;
    choisir(rang);
    document.dispatchEvent(new CustomEvent("montrer", { detail: trouve.element }));
    montre?.classList.remove("trouve");
    montre = trouve.element;
    montre.classList.add("trouve");
    const place = montre.closest("[id]");
    if (place) history.pushState(null, "", `#${place.id}`);
    if (matchMedia("(max-width: 1100px)").matches) fermer();
    document.dispatchEvent(new CustomEvent("placer", { detail: montre }));
  }

  // The content is narrower beside the results: what was being read stays where it is.
  function garder(changer) {
    const lu = document.elementFromPoint(innerWidth * .45, 180)?.closest("main *");
    const avant = lu?.getBoundingClientRect().top;
    changer();
    if (lu) scrollBy(0, lu.getBoundingClientRect().top - avant);
  }

  function fermer() {
    garder(() => {
      panneau.hidden = true;
      document.body.classList.remove("cherche");
    });
    champ.setAttribute("aria-expanded", "false");
    champ.removeAttribute("aria-activedescendant");
  }

  let attente = 0;
  champ.addEventListener("input", () => {
    clearTimeout(attente);
    attente = setTimeout(montrerReponses, 80);
  });
  champ.addEventListener("focus", () => { if (champ.value.trim().length > 1 && panneau.hidden) montrerReponses(); });
  champ.addEventListener("keydown", (e) => {
    if (e.key === "ArrowDown") choisir(actif + 1);
    else if (e.key === "ArrowUp") choisir(actif - 1);
    else if (e.key === "Enter") { clearTimeout(attente); if (actif < 0) montrerReponses(); aller(Math.max(actif, 0)); }
    else if (e.key === "Escape") { champ.value = ""; fermer(); champ.blur(); }
    else return;
    e.preventDefault();
  });
  document.addEventListener("keydown", (e) => {
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, select, textarea")) return;
    e.preventDefault();
    champ.focus({ preventScroll: true });
    champ.select();
  });
  document.getElementById("fermer").addEventListener("click", () => { fermer(); champ.focus({ preventScroll: true }); });
  document.querySelector(".commandes").hidden = false;
})();
