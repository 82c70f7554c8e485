/* Runs before anything is drawn: style sheets may then hide what a script will offer in another form. */
document.documentElement.classList.remove("no-js");
document.documentElement.classList.add("js");
