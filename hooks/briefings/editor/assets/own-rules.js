/* What the form can say by itself where the checker cannot be asked: the rules of single fields, as generated from the
 * content model. Problems look as the checker's do.
 *
 *   EditOwnRules.check(doc)
 */
(function () {
  "use strict";

  const YES_NO = ["true", "false", "yes", "no"];

  function isEmpty(value) {
    return value === null || value === undefined;
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
    if (!text.trim()) return "this text is empty";
    if (rule.maxLength && text.length > rule.maxLength) return `this text is too long: at most ${rule.maxLength} letters and spaces`;
    if (field.choices.length && !isChoice(field, text)) return "this is not one of the choices";
    if (kind === "year" && !(/^\d{4}$/.test(text) && text >= rule.minimum && text <= rule.maximum)) return "this is not a year: write four digits, such as 2017";
    if (kind === "day" && !isDay(text)) return "this is not a day of the calendar";
    if (kind === "address" && !/^https?:\/\/[^\s/]/.test(text)) return "this is not a full web address: it starts with https:// or http://";
    if (rule.pattern && !new RegExp(rule.pattern).test(text)) return "this is not written as it must be";
    return "";
  }

  function problem(field, path, message, severity = "error") {
    return { rule: severity === "error" ? "own" : "empty-field", severity, message, path, field: field.label, found: null, expected: null, hint: null, line: 1 };
  }

  function checkList(field, list, path, isDraft) {
    if (!Array.isArray(list)) return [problem(field, path, "this is not a list")];
    if (list.length < (field.rule.minItems || 0)) return [problem(field, path, "this list needs at least one entry")];
    if (!field.fields.length) {
      return list.flatMap((text, at) => {
        const message = text === null ? "this is empty" : judge(field, text);
        return message ? [problem(field, [...path, at], message)] : [];
      });
    }
    return list.flatMap((entry, at) => checkRecord(field.fields, entry || {}, [...path, at], isDraft));
  }

  /* A draft may still lack some of what every briefing needs. */
  function checkEmpty(field, path, isDraft) {
    return field.isRequired ? [problem(field, path, "this is empty", isDraft && field.mayWait ? "warning" : "error")] : [];
  }

  function checkField(field, value, path, isDraft) {
    if (isEmpty(value)) return checkEmpty(field, path, isDraft);
    if (["choices", "lines", "outline", "points", "entries", "settle"].includes(field.kind)) return checkList(field, value, path, isDraft);
    if (field.kind === "record") return checkRecord(field.fields, value, path, isDraft);
    const message = judge(field, value);
    return message ? [problem(field, path, message)] : [];
  }

  function checkRecord(fields, record, path, isDraft) {
    return fields.flatMap((field) => checkField(field, record[field.name], [...path, field.name], isDraft));
  }

  window.EditOwnRules = { check: (doc) => checkRecord(doc.spec.fields, doc.data, [], doc.get(["status"]) === "draft") };
})();
