"use strict";
// The theme, the requirements of one priority, tables that a keyboard can scroll.
(() => {
  const racine = document.documentElement;
  const theme = document.getElementById("theme");
  const systeme = matchMedia("(prefers-color-scheme: dark)");
  const sombre = () => (racine.dataset.theme ? racine.dataset.theme === "sombre" : systeme.matches);
  const nommer = () => { theme.textContent = sombre() ? "Thème clair" : "Thème sombre"; };
  theme.addEventListener("click", () => {
    racine.dataset.theme = sombre() ? "clair" : "sombre";
    try { localStorage.setItem("cdc-theme", racine.dataset.theme); } catch { /* only for this visit */ }
    nommer();
  });
  systeme.addEventListener("change", nommer);
  nommer();
})();
(() => {
  const fiches = [...document.querySelectorAll(".fiche[data-priorite]")];
  const vus = new Map(fiches.map((f) => [f.dataset.priorite, f.querySelector(".priorite").textContent]));
  const ordre = ["indispensable", "important", "souhaitable", "ulterieur"];
  const noms = ordre.filter((cle) => vus.has(cle)).map((cle) => [cle, vus.get(cle)]);
  if (noms.length < 2) return;
  const rubriques = new Set(fiches.map((f) => f.closest("section")));
  const barre = document.createElement("div");
  barre.className = "filtre";
  barre.setAttribute("role", "group");
  barre.setAttribute("aria-label", "Exigences montrées");
  const bilan = document.createElement("span");
  bilan.setAttribute("role", "status");
  const boutons = [["", "Toutes"], ...noms].map(([cle, nom]) => {
    const bouton = document.createElement("button");
    bouton.type = "button";
    bouton.textContent = nom;
    bouton.dataset.cle = cle;
    bouton.addEventListener("click", () => filtrer(cle));
    return bouton;
  });
  barre.append(...boutons, bilan);
  [...rubriques][0].before(barre);

  function filtrer(cle) {
    let montrees = 0;
    for (const fiche of fiches) {
      fiche.hidden = cle !== "" && fiche.dataset.priorite !== cle;
      montrees += !fiche.hidden;
    }
    for (const rubrique of rubriques) rubrique.hidden = !rubrique.querySelector(".fiche:not([hidden])");
    for (const bouton of boutons) bouton.setAttribute("aria-pressed", String(bouton.dataset.cle === cle));
    bilan.textContent = cle ? `${montrees} sur ${fiches.length}` : "";
  }
  filtrer("");
  // What a link or the search leads to is always shown.
  document.addEventListener("montrer", (e) => { if (e.detail.closest("[hidden]")) filtrer(""); });
})();
(() => {
  const cadres = [...document.querySelectorAll(".defile")];
  function mesurer() {
    const larges = cadres.map((c) => c.scrollWidth > c.clientWidth + 1);
    cadres.forEach((cadre, rang) => {
      cadre.classList.toggle("deborde", larges[rang]);
      if (larges[rang]) cadre.tabIndex = 0; else cadre.removeAttribute("tabindex");
      const nom = cadre.firstElementChild?.getAttribute("aria-label");
      if (larges[rang] && nom) { cadre.role = "region"; cadre.setAttribute("aria-label", `Défile : ${nom}`); }
      else { cadre.removeAttribute("role"); cadre.removeAttribute("aria-label"); }
    });
  }
  let attente = 0;
  // The window, or the results beside the content, change its width.
  new ResizeObserver(() => { clearTimeout(attente); attente = setTimeout(mesurer, 150); })
    .observe(document.getElementById("contenu"));
  mesurer();
})();
(() => {
  // What was never shown has a height that the browser guesses: a far place moves once it is drawn.
  function placer(element, ou) {
    let fois = 4;
    const encore = () => {
      element.scrollIntoView({ block: ou });
      if (fois-- > 0) requestAnimationFrame(encore);
    };
    encore();
  }
  function suivre() {
    const cible = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!cible) return;
    document.dispatchEvent(new CustomEvent("montrer", { detail: cible }));
    placer(cible, "start");
  }
  document.addEventListener("placer", (e) => placer(e.detail, "center"));
  addEventListener("hashchange", suivre);
  suivre();
})();
