// Files dropped anywhere are handed in; nothing is written before the report is agreed to.
const formulaire = document.getElementById("import");
const comptes = document.getElementById("comptes");
const avecFichiers = (e) => [...(e.dataTransfer?.types ?? [])].includes("Files");

let voile = null;
let profondeur = 0;

addEventListener("dragenter", (e) => {
  if (!avecFichiers(e)) return;
  e.preventDefault();
  profondeur += 1;
  if (!voile) {
    voile = document.createElement("div");
    voile.className = "voile";
    voile.textContent = "Déposez vos fichiers : vous verrez d’abord ce qu’ils apportent.";
    document.body.append(voile);
  }
  voile.hidden = false;
});
addEventListener("dragover", (e) => { if (avecFichiers(e)) e.preventDefault(); });
addEventListener("dragleave", (e) => {
  if (!avecFichiers(e)) return;
  profondeur -= 1;
  if (profondeur <= 0) cacher();
});
addEventListener("drop", (e) => {
  if (!avecFichiers(e)) return;
  e.preventDefault();
  cacher();
  deposer(e.dataTransfer.files);
});

function cacher() {
  profondeur = 0;
  if (voile) voile.hidden = true;
}

function deposer(fichiers) {
  if (!fichiers.length) return;
  const depose = formulaire ?? nouveau();
  depose.querySelector("input[type=file]").files = fichiers;
  depose.requestSubmit();
}

// Dropped on another page: the same form, out of sight.
function nouveau() {
  const autre = document.createElement("form");
  Object.assign(autre, { method: "post", action: "/importer", enctype: "multipart/form-data", hidden: true });
  const champ = document.createElement("input");
  Object.assign(champ, { type: "file", name: "fichiers", multiple: true });
  autre.append(champ);
  document.body.append(autre);
  return autre;
}

formulaire?.addEventListener("submit", (e) => {
  const fichiers = [...formulaire.querySelector("input[type=file]").files];
  const faute = refus(fichiers);
  const place = document.getElementById("import-faute");
  place.textContent = faute;
  place.hidden = !faute;
  if (faute) { e.preventDefault(); return; }
  const combien = fichiers.length > 1 ? `${fichiers.length} fichiers` : fichiers[0].name;
  document.getElementById("import-etat").textContent = `Lecture de ${combien}…`;
});
// Coming back to the page finds it ready again.
addEventListener("pageshow", () => {
  if (formulaire) document.getElementById("import-etat").textContent = "";
});
formulaire?.querySelector("input[type=file]").addEventListener("change", () => formulaire.requestSubmit());

function refus(fichiers) {
  const { maximum, nombre } = formulaire.dataset;
  if (fichiers.length > Number(nombre)) return `Au plus ${nombre} fichiers à la fois : déposez-les en plusieurs fois.`;
  const total = fichiers.reduce((somme, f) => somme + f.size, 0);
  if (total > Number(maximum)) return `Ces fichiers font plus de ${Math.floor(maximum / 1e6)} Mo ensemble : déposez-les en plusieurs fois.`;
  return "";
}

const relire = () => comptes.requestSubmit(comptes.querySelector(".sans-script"));
comptes?.addEventListener("change", (e) => { if (e.target.matches("[data-comme]")) relire(); });
// Chosen before this script was there.
if ([...(comptes?.querySelectorAll("[data-comme]") ?? [])].some((s) => !s.selectedOptions[0]?.defaultSelected)) relire();
