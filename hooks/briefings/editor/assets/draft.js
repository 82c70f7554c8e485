/* A new briefing where there is no preview to make one: its needed fields, as the content model has them.
 *
 *   EditDraft.begin({ title, year, kind })   { id, text } or { problem }
 */
(function () {
  "use strict";

  function begin({ title, year, kind }) {
    if (!title.trim()) return { problem: "Write a title. It can be changed later." };
    if (!/^\d{4}$/.test(year.trim())) return { problem: "Write the year of the review in four digits, such as 2017." };
    const spec = document.querySelector("lb-editor").spec;
    const words = title.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f'’]/g, "").match(/[a-z0-9]+/g) || ["briefing"];
    const text = `# yaml-language-server: $schema=./_briefing.schema.json\n${write(spec.fields, { title: title.trim(), year: year.trim(), kind, status: "draft" }, "")}`;
    return { id: [year.trim(), ...words.slice(0, 3)].join("-").slice(0, 60), text };
  }

  function write(fields, known, indent) {
    return fields.filter((field) => field.isRequired).map((field) => writeField(field, known, indent)).join("");
  }

  function writeField(field, known, indent) {
    if (field.kind === "record") return `${indent}${field.name}:\n${write(field.fields, known, `${indent}  `)}`;
    const value = known[field.name] ? ` ${window.EditScalars.write(known[field.name], { isWord: field.isWord, isOneLine: true })}` : "";
    return `${indent}${field.name}:${value}\n`;
  }

  window.EditDraft = { begin };
})();
