// Search of a data item across the outline: "/" goes there, arrows choose, Enter opens.
const saisie = document.getElementById("recherche");
const liste = document.getElementById("trouvailles");

if (saisie) {
  let attente = 0;
  let choisie = -1;
  let derniere = "";
  saisie.setAttribute("role", "combobox");
  saisie.setAttribute("aria-expanded", "false");
  saisie.setAttribute("aria-controls", "trouvailles");
  saisie.setAttribute("aria-autocomplete", "list");

  const fermer = () => {
    liste.hidden = true;
    choisie = -1;
    saisie.setAttribute("aria-expanded", "false");
    saisie.removeAttribute("aria-activedescendant");
  };
  const choisir = (rang) => {
    const lignes = [...liste.querySelectorAll("[role=option]")];
    if (!lignes.length) return;
    choisie = (rang + lignes.length) % lignes.length;
    lignes.forEach((l, n) => l.setAttribute("aria-selected", String(n === choisie)));
    lignes[choisie].scrollIntoView({ block: "nearest" });
    saisie.setAttribute("aria-activedescendant", lignes[choisie].id);
  };
  const afficher = (trouvees) => {
    liste.replaceChildren(...trouvees.map((t, n) => {
      const li = document.createElement("li");
      li.id = `trouvaille-${n}`;
      li.setAttribute("role", "option");
      li.setAttribute("aria-selected", "false");
      li.dataset.adresse = t.adresse;
      const lieu = document.createElement("span");
      lieu.textContent = t.section;
      li.append(t.titre, lieu);
      li.addEventListener("mousedown", (e) => { e.preventDefault(); location.href = t.adresse; });
      return li;
    }));
    if (!trouvees.length) {
      const li = document.createElement("li");
      li.setAttribute("role", "option");
      li.setAttribute("aria-disabled", "true");
      li.setAttribute("aria-selected", "false");
      li.textContent = "Aucune donnée de ce nom";
      liste.append(li);
    }
    liste.hidden = false;
    saisie.setAttribute("aria-expanded", "true");
    if (trouvees.length) choisir(0);
  };
  const chercher = async () => {
    const dit = saisie.value.trim();
    derniere = dit;
    if (!dit) return fermer();
    try {
      const reponse = await fetch(`/chercher?q=${encodeURIComponent(dit)}`, {
        headers: { accept: "application/json" },
      });
      if (reponse.ok && dit === derniere) afficher((await reponse.json()).trouvees);
    } catch { fermer(); }
  };
  saisie.addEventListener("input", () => { clearTimeout(attente); attente = setTimeout(chercher, 120); });
  saisie.addEventListener("keydown", (e) => {
    if (e.key === "Escape") { fermer(); saisie.value = ""; }
    if (liste.hidden) return;
    if (e.key === "ArrowDown") { e.preventDefault(); choisir(choisie + 1); }
    if (e.key === "ArrowUp") { e.preventDefault(); choisir(choisie - 1); }
    const ligne = liste.querySelector("[aria-selected=true]");
    if (e.key === "Enter" && ligne?.dataset.adresse) {
      e.preventDefault();
      location.href = ligne.dataset.adresse;
    }
  });
  saisie.addEventListener("blur", fermer);
  document.addEventListener("keydown", (e) => {
    const occupe = e.target.closest("input, textarea, select, [contenteditable]");
    if (e.key === "/" && !occupe && !e.ctrlKey && !e.metaKey && !e.altKey) {
      e.preventDefault();
      saisie.focus();
      saisie.select();
    }
  });
}
