// Small pieces of the page that scripts make: a block, a button, a paragraph.

export function bloc(classe, ...dedans) {
  const div = document.createElement("div");
  div.className = classe;
  div.append(...dedans);
  return div;
}

export function bouton(nom, faire) {
  const b = document.createElement("button");
  b.type = "button";
  b.className = "petit";
  b.textContent = nom;
  b.addEventListener("click", faire);
  return b;
}

export function paragraphe(texte) {
  const p = document.createElement("p");
  p.textContent = texte;
  return p;
}
