/* <lb-review-notice data-review-by="2021-02-01">: shows itself once that day is over, however old the build is. */
(function () {
  "use strict";

  class ReviewNotice extends HTMLElement {
    connectedCallback() {
      const [year, month, day] = this.dataset.reviewBy.split("-").map(Number);
      if (new Date() >= new Date(year, month - 1, day + 1)) this.hidden = false;
    }
  }

  customElements.define("lb-review-notice", ReviewNotice);
})();
