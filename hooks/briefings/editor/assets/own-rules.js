/* What the form can say by itself where the checker cannot be asked: the rules of single fields, as generated from the
 * content model. Problems look as the checker's do.
 *
 *   EditOwnRules.check(doc)
 */
(function () {
  "use strict";

  const YES_NO = ["true", "false", "yes", "no"];

  function isEmpty(value) {
    return value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);
  }

  function isDay(text) {
    const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
    return Boolean(day) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  }

  function isChoice(field, text) {
    return field.choices.join() === "true,false" ? YES_NO.includes(text.toLowerCase()) : field.choices.includes(text);
  }

  /* What is wrong with one word or text, or nothing. */
  function judge(field, text) {
    const { rule, kind } = field;
    if (typeof text !== "string") return "this is not what can stand here";
    if (rule.maxLength && text.length > rule.maxLength) return `this text is too long: at most ${rule.maxLength} letters and spaces`;
    if (field.choices.length && !isChoice(field, text)) return "this is not one of the choices";
    if (kind === "year" && !(/^\d{4}$/.test(text) && text >= rule.minimum && text <= rule.maximum)) return "this is not a year: write four digits, such as 2017";
    if (kind === "day" && !isDay(text)) return "this is not a day of the calendar";
    if (kind === "address" && !/^https?:\/\/[^\s/]/.test(text)) return "this is not a full web address: it starts with https:// or http://";
    if (rule.pattern && !new RegExp(rule.pattern).test(text)) return "this is not written as it must be";
    return "";
  }

  function problem(field, path, message) {
    return { rule: "own", severity: "error", message, path, field: field.label, found: null, expected: null, hint: null, line: 1 };
  }

  function checkList(field, list, path) {
    if (!Array.isArray(list)) return [problem(field, path, "this is not a list")];
    if (!field.fields.length) {
      return list.flatMap((text, at) => {
        const message = text === null ? "this is empty" : judge(field, text);
        return message ? [problem(field, [...path, at], message)] : [];
      });
    }
    return list.flatMap((entry, at) => checkRecord(field.fields, entry || {}, [...path, at]));
  }

  function checkField(field, value, path) {
    if (isEmpty(value)) return field.isRequired ? [problem(field, path, "this is empty")] : [];
    if (["choices", "lines", "outline", "points", "entries"].includes(field.kind)) return checkList(field, value, path);
    if (field.kind === "record") return checkRecord(field.fields, value, path);
    const message = judge(field, value);
    return message ? [problem(field, path, message)] : [];
  }

  function checkRecord(fields, record, path) {
    return fields.flatMap((field) => checkField(field, record[field.name], [...path, field.name]));
  }

  window.EditOwnRules = { check: (doc) => checkRecord(doc.spec.fields, doc.data, []) };
})();
