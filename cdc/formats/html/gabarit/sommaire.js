"use strict";
// The contents: chapters that fold, and where the reader is.
(() => {
  const plan = document.getElementById("plan");
  const menu = document.getElementById("menu");
  const liens = new Map([...plan.querySelectorAll("a")].map((a) => [a.getAttribute("href").slice(1), a]));

  for (const chapitre of plan.querySelectorAll(":scope > li")) {
    const liste = chapitre.querySelector("ul");
    if (!liste) continue;
    const nom = chapitre.querySelector("a").textContent;
    const bouton = document.createElement("button");
    bouton.type = "button";
    bouton.className = "plier";
    bouton.setAttribute("aria-expanded", "false");
    bouton.setAttribute("aria-label", `Rubriques : ${nom}`);
    bouton.addEventListener("click", () => plier(bouton, liste, !liste.hidden));
    chapitre.insertBefore(bouton, liste);
    liste.hidden = true;
  }

  function plier(bouton, liste, ferme) {
    liste.hidden = ferme;
    bouton.setAttribute("aria-expanded", String(!ferme));
  }

  let courant = null;
  let ouvert = null;
  function situer(section) {
    const lien = liens.get(section.id);
    if (!lien || lien === courant) return;
    courant?.removeAttribute("aria-current");
    courant = lien;
    lien.setAttribute("aria-current", "true");
    const chapitre = lien.closest("#plan > li");
    const bouton = chapitre.querySelector(".plier");
    if (chapitre !== ouvert) {
      // Only what the page unfolded by itself is folded again.
      const avant = ouvert?.querySelector(".plier");
      if (avant) plier(avant, ouvert.querySelector("ul"), true);
      ouvert = bouton && bouton.getAttribute("aria-expanded") === "false" ? chapitre : null;
      if (ouvert) plier(bouton, chapitre.querySelector("ul"), false);
    }
    const cadre = lien.closest("nav");
    const place = lien.getBoundingClientRect();
    const vue = cadre.getBoundingClientRect();
    if (cadre.scrollHeight > cadre.clientHeight && (place.top < vue.top + 40 || place.bottom > vue.bottom - 40)) {
      cadre.scrollTop += place.top - vue.top - vue.height / 3;
    }
    menu.textContent = lien.textContent;
  }

  const visibles = new Set();
  const observateur = new IntersectionObserver((entrees) => {
    for (const entree of entrees) visibles[entree.isIntersecting ? "add" : "delete"](entree.target);
    let choisie = null;
    // The deepest of those that cross the reading line.
    for (const section of visibles) if (!choisie || choisie.contains(section)) choisie = section;
    if (choisie) situer(choisie);
  }, { rootMargin: "-26% 0px -73% 0px" });
  for (const section of document.querySelectorAll("main section[id]")) observateur.observe(section);

  menu.hidden = false;
  const nav = menu.closest("nav");
  function montrer(oui) {
    nav.classList.toggle("ouvert", oui);
    menu.setAttribute("aria-expanded", String(oui));
  }
  menu.addEventListener("click", () => montrer(!nav.classList.contains("ouvert")));
  plan.addEventListener("click", (e) => { if (e.target.closest("a")) montrer(false); });
  nav.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && nav.classList.contains("ouvert")) { montrer(false); menu.focus(); }
  });
})();
