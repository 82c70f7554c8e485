/* Copies of the page's templates, with ids of their own.
 *
 *   EditTemplates.clone(template)   the first element of a <template>; where it has a mark for its depth
 *                                   (data-entry-template), every id with that mark becomes one that is new on the page
 */
(function () {
  "use strict";

  const ATTRIBUTES = ["id", "for", "aria-describedby", "aria-labelledby"];
  let count = 0;

  function number(root, mark, fresh) {
    root.querySelectorAll("*").forEach((element) => {
      ATTRIBUTES.filter((name) => element.getAttribute(name)?.includes(mark)).forEach((name) => {
        element.setAttribute(name, element.getAttribute(name).replaceAll(mark, fresh));
      });
      if (element.localName === "template") number(element.content, mark, fresh);
    });
  }

  function clone(template) {
    const copy = template.content.cloneNode(true);
    const mark = template.dataset.entryTemplate;
    count += 1;
    if (mark) number(copy, mark, `-${count}`);
    return copy.firstElementChild;
  }

  window.EditTemplates = { clone };
})();
